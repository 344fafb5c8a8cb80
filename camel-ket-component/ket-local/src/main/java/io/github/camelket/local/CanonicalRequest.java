/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The canonical request of Signature V4 in every reading under which clients of the service are known to sign: header
 * names listed twice are one line or two, a date in extended form is signed as sent or in basic form.
 */
final class CanonicalRequest {

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    /** Only ever cloned: looking for the algorithm anew was a tenth of what a request costs. */
    private static final MessageDigest SHA256 = newSha256();

    private CanonicalRequest() {}

    static boolean anyMatches(RawRequest request, Authentication given, Instant signedAt, byte[] key) {
        byte[] signature = given.signature().getBytes(ISO_8859_1);
        String scope = given.scope().text();
        for (String canonical : readings(request, given)) {
            for (String date : dates(given, signedAt)) {
                String toSign = Authentication.ALGORITHM + "\n" + date + "\n" + scope + "\n"
                        + sha256(canonical.getBytes(ISO_8859_1));
                byte[] expected =
                        HexFormat.of().formatHex(SigningKeys.hmac(key, toSign)).getBytes(US_ASCII);
                if (MessageDigest.isEqual(expected, signature)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> readings(RawRequest request, Authentication given) {
        String payloadHash = sha256(request.body());
        List<String> readings = new ArrayList<>();
        for (String query : queries(request)) {
            for (List<String> names : headerLists(given)) {
                readings.add(request.method() + "\n"
                        + request.path() + "\n"
                        + query + "\n"
                        + headers(request, names) + "\n"
                        + given.signedHeaders() + "\n"
                        + payloadHash);
            }
        }
        return readings;
    }

    private static List<String> dates(Authentication given, Instant signedAt) {
        String basic = BASIC.format(signedAt);
        return basic.equals(given.date()) ? List.of(basic) : List.of(given.date(), basic);
    }

    /** A plus is a space, but in an extended date that was sent unencoded it is a plus. */
    private static List<String> queries(RawRequest request) {
        String query = QueryString.canonical(request.query(), CanonicalRequest::isSigned);
        List<QueryString.Pair> withPlus = request.query().stream()
                .map(pair -> pair.name().equals("X-Amz-Date")
                        ? new QueryString.Pair(pair.name(), pair.value().replace("+", "%2B"))
                        : pair)
                .toList();
        return withPlus.equals(request.query())
                ? List.of(query)
                : List.of(query, QueryString.canonical(withPlus, CanonicalRequest::isSigned));
    }

    private static boolean isSigned(QueryString.Pair pair) {
        return !pair.name().equals("X-Amz-Signature");
    }

    private static List<List<String>> headerLists(Authentication given) {
        List<String> asSent = given.headerNames();
        List<String> distinct = asSent.stream().distinct().toList();
        return asSent.equals(distinct) ? List.of(asSent) : List.of(asSent, distinct);
    }

    private static String headers(RawRequest request, List<String> names) {
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            String value = String.join(
                    ",", request.values(name).stream().map(String::trim).toList());
            lines.append(name)
                    .append(':')
                    .append(SPACES.matcher(value).replaceAll(" "))
                    .append('\n');
        }
        return lines.toString();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(copyOfDigest().digest(bytes));
    }

    private static MessageDigest copyOfDigest() {
        try {
            return (MessageDigest) SHA256.clone();
        } catch (CloneNotSupportedException e) {
            // Some hardware-backed providers cannot.
            return newSha256();
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
