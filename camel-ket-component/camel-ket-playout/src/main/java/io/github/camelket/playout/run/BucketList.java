/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.model.LoopSource;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.status.SafeText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/** Lists the files of a bucket that can be played, by whatever endpoint Camel has for it. */
final class BucketList {

    private static final List<String> SIZES = List.of("size", "contentlength", "length");

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?:\\S+", Pattern.CASE_INSENSITIVE);

    private final CamelContext camel;
    private final ProducerTemplate template;

    BucketList(CamelContext camel, ProducerTemplate template) {
        this.camel = camel;
        this.template = template;
    }

    /**
     * The addresses of the files, in the order of their keys.
     *
     * @throws Exception if they cannot be listed, or if there are none
     */
    List<String> list(Playlist.Bucket bucket) throws Exception {
        String shown = "Endpoint " + withoutSignatures(URISupport.sanitizeUri(bucket.endpoint()));
        Object answer;
        try {
            answer = template.requestBody(bucket.endpoint(), (Object) null);
        } catch (CamelExecutionException e) {
            // Its own words show what was sent.
            throw failed(shown, e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            throw failed(shown, e);
        }
        if (!(answer instanceof Collection<?> elements)) {
            throw new IllegalStateException(shown + " must answer a list, but answers "
                    + (answer == null ? "nothing" : "a " + answer.getClass().getName()));
        }
        Expression key = simple(bucket.key());
        List<String> addresses = elements.stream()
                .filter(element -> !isEmpty(element))
                .map(element -> value(key, element, String.class))
                .filter(Objects::nonNull)
                .filter(LoopSource::isPlayable)
                .sorted()
                .map(name -> LoopSource.address(bucket.baseUrl(), name))
                .toList();
        if (addresses.isEmpty()) {
            throw new IllegalStateException(shown + " lists no file that can be played");
        }
        return addresses;
    }

    /** Without the cause: its message may have a signed address. */
    private static IllegalStateException failed(String shown, Throwable cause) {
        return new IllegalStateException(shown + " failed: " + withoutSignatures(String.valueOf(cause.getMessage())));
    }

    /** Camel hides the keys that it knows, and cannot know which parts of a query sign a web address. */
    private static String withoutSignatures(String text) {
        return WEB_ADDRESS.matcher(text).replaceAll(address -> Matcher.quoteReplacement(SafeText.of(address.group())));
    }

    private Expression simple(String text) {
        Expression expression = camel.resolveLanguage("simple").createExpression(text);
        expression.init(camel);
        return expression;
    }

    private <T> @Nullable T value(Expression expression, Object element, Class<T> type) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(element);
        return expression.evaluate(exchange, type);
    }

    /** A folder of a bucket is an object without content, too. Not every list tells sizes. */
    private boolean isEmpty(Object element) {
        if (element instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .filter(entry ->
                            SIZES.contains(String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT)))
                    .anyMatch(entry -> "0".equals(String.valueOf(entry.getValue())));
        }
        if (element instanceof CharSequence) {
            return false;
        }
        try {
            Long size = value(simple("${body.size}"), element, Long.class);
            return size != null && size == 0;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
