/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import io.github.camelket.model.OneLine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/** The files of a guide, wherever they are. */
final class GuideSource {
    /** The path of a file: nothing in it is secret, and {@code ?} and {@code *} stand for any characters. */
    private static final Pattern FILE = Pattern.compile("(file|classpath):.*|[^:]*");

    private static final Pattern WILDCARD = Pattern.compile("[*?]");
    private static final Pattern QUERY_OR_USER = Pattern.compile("[?#].*|(?<=//)[^/?#]*@");

    private final CamelContext context;
    private final List<String> locations;

    GuideSource(CamelContext context, String locations) {
        this.context = context;
        this.locations = Arrays.stream(locations.split(","))
                .map(String::strip)
                .filter(location -> !location.isEmpty())
                .toList();
        if (this.locations.isEmpty()) {
            throw new GuideException("No guide is given, but there must be one such as file:guide.yaml");
        }
    }

    /** @throws GuideException if a location has nothing that can be read */
    List<GuideText> read() {
        Map<String, GuideText> texts = new LinkedHashMap<>();
        for (String location : locations) {
            try {
                for (Resource resource : resources(location)) {
                    texts.put(resource.getLocation(), text(resource));
                }
            } catch (Exception e) {
                // Camel's resolvers throw anything.
                throw new GuideException(name(location) + " cannot be read: " + why(location, e));
            }
        }
        return List.copyOf(texts.values());
    }

    /** The same for the same files with the same content. */
    static String fingerprint(List<GuideText> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (GuideText text : texts) {
                byte[] name = text.name().getBytes(StandardCharsets.UTF_8);
                digest.update((name.length + " " + text.content().length + " ").getBytes(StandardCharsets.UTF_8));
                digest.update(name);
                digest.update(text.content());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private List<Resource> resources(String location) throws Exception {
        if (!FILE.matcher(location).matches() || !WILDCARD.matcher(location).find()) {
            return List.of(PluginHelper.getResourceLoader(context).resolveResource(location));
        }
        List<Resource> resources = new ArrayList<>(
                PluginHelper.getPackageScanResourceResolver(context).findResources(location));
        if (resources.isEmpty()) {
            throw new FileNotFoundException("no file has such a name");
        }
        resources.sort(Comparator.comparing(Resource::getLocation));
        return resources;
    }

    private static GuideText text(Resource resource) throws IOException {
        try (InputStream content = resource.exists() ? resource.getInputStream() : null) {
            if (content == null) {
                throw new FileNotFoundException("it is not there");
            }
            // One more than allowed, so that the reader sees that there is more.
            return new GuideText(name(resource.getLocation()), content.readNBytes(YamlParser.MOST_BYTES + 1));
        }
    }

    /** Without scheme for files; of other addresses without what may be a password or a signature. */
    private static String name(String location) {
        String shown = FILE.matcher(location).matches()
                ? location.replaceFirst("^(file|classpath):", "")
                : QUERY_OR_USER.matcher(location).replaceAll("");
        return OneLine.of(shown);
    }

    /** Messages about other addresses than files quote them whole. */
    private static String why(String location, Exception e) {
        boolean quotable = FILE.matcher(location).matches() && e.getMessage() != null;
        return quotable ? OneLine.of(e.getMessage()) : e.getClass().getSimpleName();
    }
}
