/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that signs what one secret signs on one day in one region, and the scope that says so. Not a record: its
 * text would be the secret.
 */
final class SigningKey {

    private static final String HMAC = "HmacSHA256";
    private static final String TERMINATOR = "aws4_request";

    private final String secret;
    private final String day;
    private final String region;
    private final String scope;
    private final SecretKeySpec key;
    private final Mac prototype;

    SigningKey(String secret, String day, String region, String service) {
        this.secret = secret;
        this.day = day;
        this.region = requireScopePart("region", region);
        this.scope = day + "/" + region + "/" + service + "/" + TERMINATOR;
        this.key = new SecretKeySpec(derive(secret, day, region, service), HMAC);
        this.prototype = newMac(key);
        // Takes in the key's block now, so that no signature has to.
        prototype.update(new byte[0]);
    }

    /** What stands between slashes in a scope. */
    static String requireScopePart(String name, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c <= '~' && c != '/')) {
            throw new IllegalArgumentException(name + " '" + value.replaceAll("[^ -~]", "?")
                    + "' is empty, or has characters other than visible ASCII without slash");
        }
        return value;
    }

    boolean isFor(String otherSecret, String otherDay, String otherRegion) {
        return secret.equals(otherSecret) && day.equals(otherDay) && region.equals(otherRegion);
    }

    boolean isOf(String otherDay) {
        return day.equals(otherDay);
    }

    /** E.g. {@code 20261123/cn-beijing-6/ket/aws4_request}. */
    String scope() {
        return scope;
    }

    byte[] sign(ByteBuilder stringToSign) {
        Mac mac = copyOfPrototype();
        mac.update(stringToSign.array(), 0, stringToSign.length());
        return mac.doFinal();
    }

    static byte[] derive(String secret, String day, String region, String service) {
        byte[] dayKey = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day);
        byte[] regionKey = hmac(dayKey, region);
        byte[] serviceKey = hmac(regionKey, service);
        return hmac(serviceKey, TERMINATOR);
    }

    private Mac copyOfPrototype() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            // Some hardware-backed providers cannot.
            return newMac(key);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        return newMac(new SecretKeySpec(key, HMAC)).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac newMac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC + "; this one does not", e);
        }
    }
}
