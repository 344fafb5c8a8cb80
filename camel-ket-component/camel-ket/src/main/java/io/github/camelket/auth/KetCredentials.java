/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Access key, secret key and, for temporary credentials, the session token.
 *
 * <p>All three are visible ASCII characters. Anything else, a line break copied along with a key above all, would
 * only come back from the service as a signature that does not match; here it is refused by name.
 */
public record KetCredentials(String accessKey, String secretKey, @Nullable String sessionToken) {

    public KetCredentials {
        requireVisible("accessKey", Objects.requireNonNull(accessKey, "accessKey"));
        requireVisible("secretKey", Objects.requireNonNull(secretKey, "secretKey"));
        if (sessionToken != null) {
            requireVisible("sessionToken", sessionToken);
        }
    }

    /** Credentials that last: no session token. */
    public KetCredentials(String accessKey, String secretKey) {
        this(accessKey, secretKey, null);
    }

    /** Names the access key, which is an identifier; the secret and the token are masked. */
    @Override
    public String toString() {
        return "KetCredentials[accessKey=" + accessKey + ", secretKey=***, sessionToken="
                + (sessionToken == null ? "none" : "***") + "]";
    }

    private static void requireVisible(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) >= 0x7F) {
                throw new IllegalArgumentException(
                        name + " contains white space, a control character or a character outside ASCII");
            }
        }
    }
}
