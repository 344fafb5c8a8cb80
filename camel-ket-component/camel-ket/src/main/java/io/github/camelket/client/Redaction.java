/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.model.OneLine;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from the other side fit to be shown. A gateway that refuses a signature may well send back the request it
 * saw, and a loop's sources may be signed URLs.
 */
final class Redaction {

    private static final int LONGEST_QUOTE = 200;
    private static final String MASK = "***";
    private static final int LONGEST_LINE = 1000;

    /** How many bytes of a body are looked at: enough for a quote, although much of it may be masked. */
    private static final int QUOTED_FROM = 4096;

    private static final int SIGNATURE_LENGTH = 64;

    /** A signature in hex, and whatever a query or header calls a signature, a token or a credential. */
    private static final Pattern SIGNATURES = Pattern.compile(
            "\\b[0-9a-f]{64}\\b|(?<=(signature|token|credential)(=|%3D|:\\s?|\":\\s?\"))[^&\\s\",;<]+",
            Pattern.CASE_INSENSITIVE);

    private final List<String> secrets = new ArrayList<>();

    private final KetCredentials credentials;

    Redaction(KetCredentials credentials) {
        this.credentials = credentials;
        addSpellingsOf(credentials.secretKey());
        if (credentials.sessionToken() != null) {
            addSpellingsOf(credentials.sessionToken());
        }
    }

    /** Whether it is these keys that it hides. */
    boolean hides(KetCredentials keys) {
        return credentials.equals(keys);
    }

    /** As it is, as some write it in JSON, and as it stands in a URL. */
    private void addSpellingsOf(String secret) {
        secrets.add(secret);
        secrets.add(secret.replace("/", "\\/"));
        secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("%7E", "~"));
    }

    /**
     * The exception itself, unless it or what caused it quotes something secret: HTTP parsers put the line that they could
     * not read into their message, and a confused server may have sent our own request back.
     */
    Exception mask(Exception exception) {
        for (Throwable e = exception; e != null; e = e.getCause()) {
            String text = String.valueOf(e.getMessage());
            if (!mask(text).equals(text)) {
                IOException masked = new IOException(line(exception.toString()));
                masked.setStackTrace(exception.getStackTrace());
                return masked;
            }
        }
        return exception;
    }

    /** A text of the other side on one line, and cut if it rambles. */
    @Nullable
    String line(@Nullable String text) {
        return text == null ? null : cut(mask(text), LONGEST_LINE);
    }

    /** The beginning of a body, for an answer that cannot be read. */
    String quote(byte[] body) {
        // Masked before it is cut: half a secret is a secret too.
        int longest = longestSecret();
        int read = Math.min(body.length, QUOTED_FROM + longest);
        String masked = mask(new String(body, 0, read, StandardCharsets.UTF_8));
        if (read == body.length) {
            return cut(masked, LONGEST_QUOTE);
        }
        // At its end there may be the beginning of one more.
        String whole = masked.substring(0, Math.max(0, masked.length() - longest));
        return cut(whole + "…", LONGEST_QUOTE);
    }

    /** In bytes, which are never fewer than its characters. */
    private int longestSecret() {
        return secrets.stream()
                .mapToInt(secret -> secret.getBytes(StandardCharsets.UTF_8).length)
                .reduce(SIGNATURE_LENGTH, Math::max);
    }

    private static String cut(String text, int longest) {
        String line = OneLine.of(text);
        return line.length() <= longest ? line : line.substring(0, longest) + "…";
    }

    /** A copy with every text in it masked. */
    JsonNode mask(JsonNode json) {
        if (json.isTextual()) {
            return TextNode.valueOf(mask(json.asText()));
        }
        if (json.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode(json.size());
            json.forEach(element -> masked.add(mask(element)));
            return masked;
        }
        if (json.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(member -> masked.set(mask(member.getKey()), mask(member.getValue())));
            return masked;
        }
        return json;
    }

    private String mask(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return mayHoldSignature(masked) ? SIGNATURES.matcher(masked).replaceAll(MASK) : masked;
    }

    /** Whether it is worth looking: an id, which every answer has, is too short for a signature and names nothing. */
    private static boolean mayHoldSignature(String text) {
        return text.length() >= SIGNATURE_LENGTH
                || text.indexOf('=') >= 0
                || text.indexOf(':') >= 0
                || text.indexOf('%') >= 0;
    }
}
