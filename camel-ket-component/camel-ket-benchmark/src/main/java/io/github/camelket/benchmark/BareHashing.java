/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark;

import io.github.camelket.auth.UnsignedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hashing that a signature cannot do without, and nothing else: SHA-256 of the body, if there is one, and of the
 * canonical request, HMAC-SHA256 of the string to sign. Key, canonical request and string to sign are ready, and digest
 * and Mac are used again and again, which no signer that serves several threads could do.
 */
final class BareHashing {

    private final byte[] body;
    private final byte[] canonicalRequest;
    private final byte[] stringToSign;
    private final MessageDigest sha256;
    private final Mac hmac;

    BareHashing(UnsignedRequest request) {
        String query = request.query().stream()
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
        String hash = "0".repeat(64);
        body = request.body();
        canonicalRequest = ascii(request.method() + "\n/\n" + query
                + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKLTexampleExampleExample%2F20261123%2F"
                + "cn-beijing-6%2Fket%2Faws4_request&X-Amz-Date=20261123T050901Z&X-Amz-SignedHeaders=accept%3Bhost\n"
                + "accept:application/json\nhost:" + request.host() + "\n\naccept;host\n" + hash);
        stringToSign = ascii("AWS4-HMAC-SHA256\n20261123T050901Z\n20261123/cn-beijing-6/ket/aws4_request\n" + hash);
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
            hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digests of body and canonical request flow into the result, so that none of the work is dropped. */
    byte[] hash() {
        byte[] payloadHash = body.length == 0 ? canonicalRequest : sha256.digest(body);
        byte[] requestHash = sha256.digest(canonicalRequest);
        byte[] signature = hmac.doFinal(stringToSign);
        signature[0] ^= (byte) (payloadHash[0] ^ requestHash[0]);
        return signature;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
