/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A request and its signature, written from the specification alone, with a knob for every habit and every mistake. */
final class Signed {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    final URI url;
    String method = "GET";
    String path = "/";
    String accessKey;
    String secretKey;
    String region;
    String service = "ket";
    String terminator = "aws4_request";
    String date;
    /** The date in the string to sign, where a client sends another form of it. */
    String signedDate;

    String scopeDay;
    String signedHeaders = "accept;host";
    boolean inHeader;
    boolean repeatHeaderLines = true;
    byte[] body = new byte[0];
    UnaryOperator<String> wireQuery = query -> query;
    UnaryOperator<String> signature = hex -> hex;
    final List<Map.Entry<String, String>> query = new ArrayList<>();
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final List<String> left = new ArrayList<>();

    Signed(KetLocal local, Clock clock) {
        url = local.serviceUrl();
        accessKey = local.accessKey();
        secretKey = local.secretKey();
        region = local.region();
        date = basic(clock);
        headers.put("Host", url.getAuthority());
        headers.put("Accept", "application/json");
    }

    static String basic(Clock clock) {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(clock.instant());
    }

    Signed action(String action) {
        return query("Action", action).query("Version", "2017-01-01");
    }

    Signed query(String name, String value) {
        query.add(Map.entry(name, value));
        return this;
    }

    Signed header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Signed post(String text) {
        method = "POST";
        body = text.getBytes(UTF_8);
        return this;
    }

    /** Leaves a query parameter or an Authorization part out of what is sent. */
    Signed without(String name) {
        left.add(name);
        return this;
    }

    byte[] bytes() {
        String day = scopeDay == null ? date.substring(0, 8) : scopeDay;
        String scope = day + "/" + region + "/" + service + "/" + terminator;
        String credential = accessKey + "/" + scope;
        if (inHeader) {
            headers.put("X-Amz-Date", date);
        } else {
            query("X-Amz-Algorithm", ALGORITHM);
            query("X-Amz-Date", date);
            query("X-Amz-Credential", credential);
            query("X-Amz-SignedHeaders", signedHeaders);
            query.removeIf(pair -> left.contains(pair.getKey()));
        }
        if (method.equals("POST")) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        String canonical = method + "\n" + path + "\n" + canonicalQuery() + "\n" + canonicalHeaders() + "\n"
                + signedHeaders + "\n" + sha256(body);
        String toSign = ALGORITHM + "\n" + (signedDate == null ? date : signedDate) + "\n" + scope + "\n"
                + sha256(canonical.getBytes(UTF_8));
        byte[] key = hmac(("AWS4" + secretKey).getBytes(UTF_8), day);
        key = hmac(hmac(hmac(key, region), service), terminator);
        String hex = signature.apply(HexFormat.of().formatHex(hmac(key, toSign)));

        String sent = wireQuery.apply(query.stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&")));
        if (inHeader) {
            headers.put("Authorization", authorization(credential, hex));
        } else if (!left.contains("X-Amz-Signature")) {
            sent += (sent.endsWith("&") ? "" : "&") + "X-Amz-Signature=" + hex;
        }
        return wire(sent);
    }

    private String authorization(String credential, String hex) {
        return ALGORITHM + " "
                + Map.of("Credential", credential, "SignedHeaders", signedHeaders, "Signature", hex).entrySet().stream()
                        .filter(part -> !left.contains(part.getKey()))
                        .map(part -> part.getKey() + "=" + part.getValue())
                        .collect(Collectors.joining(", "));
    }

    private byte[] wire(String rawQuery) {
        String head = method + " " + path + (rawQuery.isEmpty() ? "" : "?" + rawQuery) + " HTTP/1.1\r\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "\r\n";
        byte[] start = head.getBytes(UTF_8);
        byte[] all = java.util.Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private String canonicalQuery() {
        return query.stream()
                .map(pair -> encode(pair.getKey()) + "\u0000" + encode(pair.getValue()))
                .sorted()
                .map(pair -> pair.replace('\u0000', '='))
                .collect(Collectors.joining("&"));
    }

    private String canonicalHeaders() {
        List<String> names = List.of(signedHeaders.split(";"));
        return (repeatHeaderLines ? names.stream() : names.stream().distinct())
                .map(name -> name + ":" + headers.getOrDefault(name, "").trim().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
