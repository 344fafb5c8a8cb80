/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.model.LoopSource;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/** The sources of a loop, read anew each time they are wanted. */
interface Playlist {

    /**
     * The addresses in playing order, never empty.
     *
     * @throws IllegalArgumentException if there are none
     */
    List<String> read() throws Exception;

    /** Addresses with commas or line breaks between them; semicolons do where an address follows. */
    static Playlist inline(String addresses) {
        return () -> notEmpty(trimmed(Stream.of(addresses.split("[,\r\n]|;(?=\\s*\\w+://)"))), "property playlist");
    }

    /** A Camel resource with an address a line; empty lines and those that begin with # do not count. */
    static Playlist file(CamelContext context, String resource) {
        return () -> {
            try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, resource);
                    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                return notEmpty(
                        trimmed(reader.lines()).stream()
                                .filter(line -> !line.startsWith("#"))
                                .toList(),
                        resource);
            } catch (FileNotFoundException e) {
                throw new IOException("There is no playlist at " + resource, e);
            }
        };
    }

    private static List<String> trimmed(Stream<String> lines) {
        return lines.map(String::trim).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> notEmpty(List<String> addresses, String where) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("The playlist of " + where + " is empty: it needs at least one address");
        }
        return addresses;
    }

    /** What a Camel endpoint answers: addresses, or the keys of objects in a bucket. */
    final class Listing implements Playlist {

        private final CamelContext context;
        private final String endpoint;
        private final String shown;
        private final @Nullable String baseUrl;

        Listing(CamelContext context, String endpoint, @Nullable String baseUrl) {
            this.context = context;
            this.endpoint = endpoint;
            this.shown = "Endpoint " + URISupport.sanitizeUri(endpoint);
            this.baseUrl = baseUrl;
        }

        @Override
        public List<String> read() throws Exception {
            Object answer;
            try (FluentProducerTemplate template = context.createFluentProducerTemplate()) {
                answer = template.to(endpoint).request(Object.class);
            }
            Stream<String> lines = answer instanceof Collection<?> list
                    ? list.stream().map(this::text)
                    : text(answer == null ? "" : answer).lines();
            return notEmpty(
                    trimmed(lines).stream()
                            .filter(LoopSource::isPlayable)
                            .map(this::address)
                            .toList(),
                    shown + ", of files that can be played,");
        }

        private String text(Object element) {
            try {
                return context.getTypeConverter().mandatoryConvertTo(String.class, element);
            } catch (NoTypeConversionAvailableException e) {
                throw new IllegalArgumentException(shown + " must answer a list of addresses or keys"
                        + " as text, but one of them is a " + element.getClass().getName());
            }
        }

        private String address(String name) {
            if (name.contains("://")) {
                return name;
            }
            if (baseUrl == null) {
                throw new IllegalArgumentException(shown + " answers keys and no addresses:"
                        + " property sourceBaseUrl must say what they begin with");
            }
            return LoopSource.address(baseUrl, name);
        }
    }
}
