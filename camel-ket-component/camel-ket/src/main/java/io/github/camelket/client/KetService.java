/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.auth.SignatureLocation;
import java.net.URI;

/**
 * Whom to call, and as whom.
 *
 * @param url scheme, host, port and path of the service
 * @param region the region in the scope of signatures
 * @param signatureLocation where the signature travels
 * @param credentials asked anew for each call, so that keys can be changed while routes run
 * @param maxResponseSize the largest answer that is read, in bytes
 */
public record KetService(
        URI url,
        String region,
        SignatureLocation signatureLocation,
        KetCredentialsProvider credentials,
        int maxResponseSize) {}
