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

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signing keys by day, derived once: four of the five HMACs of a signature are the same for every request. */
final class SigningKeys {

    private static final String HMAC = "HmacSHA256";
    /** Only days near the clock's are asked for; a clock that jumps must still not fill the memory. */
    private static final int KEPT = 64;

    private final String secretKey;
    private final String region;
    private final String service;
    private final Map<String, byte[]> byDay = new ConcurrentHashMap<>();

    SigningKeys(String secretKey, String region, String service) {
        this.secretKey = secretKey;
        this.region = region;
        this.service = service;
    }

    byte[] of(String day) {
        if (byDay.size() > KEPT) {
            byDay.clear();
        }
        return byDay.computeIfAbsent(day, this::derive);
    }

    private byte[] derive(String day) {
        byte[] key = hmac(("AWS4" + secretKey).getBytes(UTF_8), day);
        key = hmac(key, region);
        key = hmac(key, service);
        return hmac(key, "aws4_request");
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HMAC, e);
        }
    }
}
