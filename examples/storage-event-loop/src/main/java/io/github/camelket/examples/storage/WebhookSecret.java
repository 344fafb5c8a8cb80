/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.camel.Header;

/** What the store tells to show that a notification is its own. */
public final class WebhookSecret {

    private final byte[] secret;

    public WebhookSecret(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Takes as long for a secret that is nearly right as for any other one.
     *
     * @param told a header of the request, or a parameter of its address: stores let their users set one of the two
     */
    public boolean isTold(@Header("webhook-secret") String told) {
        return told != null && MessageDigest.isEqual(told.getBytes(StandardCharsets.UTF_8), secret);
    }
}
