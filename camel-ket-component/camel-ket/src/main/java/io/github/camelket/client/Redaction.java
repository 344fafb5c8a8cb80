/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import io.github.camelket.auth.KetCredentials;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from the other side fit to be shown. A gateway that refuses a signature may well send back the request it
 * saw, and a loop's sources may be signed URLs.
 */
final class Redaction {

    private static final int LONGEST_QUOTE = 200;
    private static final int LONGEST_MESSAGE = 1000;

    /** A signature in hex, and whatever a query or header calls a signature, a token or a credential. */
    private static final Pattern SIGNATURES = Pattern.compile(
            "\\b[0-9a-f]{64}\\b|(?<=(signature|token|credential)(=|%3D|:|\":\\s?\"))[^&\\s\",;<]+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final KetCredentials credentials;

    Redaction(KetCredentials credentials) {
        this.credentials = credentials;
    }

    /** A message of the other side: masked, on one line, and cut if it rambles. */
    @Nullable
    String message(@Nullable String text) {
        return text == null ? null : cut(text, LONGEST_MESSAGE);
    }

    /** The beginning of a body, for an answer that cannot be read. */
    String quote(byte[] body) {
        return cut(new String(body, 0, Math.min(body.length, 4096), StandardCharsets.UTF_8), LONGEST_QUOTE);
    }

    private String cut(String text, int longest) {
        // Masked before it is cut: half a secret is a secret too.
        String masked = text.replace(credentials.secretKey(), "***");
        if (credentials.sessionToken() != null) {
            masked = masked.replace(credentials.sessionToken(), "***");
        }
        masked = SIGNATURES.matcher(masked).replaceAll("***");
        masked = CONTROL.matcher(masked).replaceAll(" ");
        return masked.length() <= longest ? masked : masked.substring(0, longest) + "…";
    }
}
