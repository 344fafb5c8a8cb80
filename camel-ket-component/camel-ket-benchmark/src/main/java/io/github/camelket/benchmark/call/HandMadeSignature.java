/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelket.local.KetLocal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature V4 as one would write it in an application: right for the requests at hand, and no quicker than need be.
 *
 * @param date the header {@code X-Amz-Date}
 * @param authorization the header {@code Authorization}
 */
record HandMadeSignature(String date, String authorization) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static HandMadeSignature of(String host, Question question) {
        String date = TIME.format(Instant.now());
        String day = date.substring(0, 8);
        String scope = day + "/cn-beijing-6/ket/aws4_request";
        String query = Arrays.stream(question.query().split("&")).sorted().collect(Collectors.joining("&"));
        String canonical = (question.isPost() ? "POST" : "GET") + "\n/\n" + query + "\nhost:" + host + "\nx-amz-date:"
                + date + "\n\nhost;x-amz-date\n" + sha256(question.body());
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + sha256(canonical.getBytes(UTF_8));
        byte[] key = hmac(("AWS4" + KetLocal.DEFAULT_SECRET_KEY).getBytes(UTF_8), day);
        key = hmac(hmac(hmac(key, "cn-beijing-6"), "ket"), "aws4_request");
        String signature = HexFormat.of().formatHex(hmac(key, toSign));
        return new HandMadeSignature(
                date,
                "AWS4-HMAC-SHA256 Credential=" + KetLocal.DEFAULT_ACCESS_KEY + "/" + scope
                        + ", SignedHeaders=host;x-amz-date, Signature=" + signature);
    }

    private static String sha256(byte[] bytes) {
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
