/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whatever a request is, it is read or refused, and what was read can be written. An input is a request on the wire. */
class RequestReaderFuzzTest {

    @FuzzTest(maxDuration = "")
    void everyRequestIsReadOrRefused(byte[] input) {
        RequestBytes.read(input).ifPresent(request -> {
            try {
                ObjectNode parameters = RequestReader.parameters(request, RequestReader.action(request));
                Json.write(parameters);
            } catch (GatewayError | ServiceError e) {
                // A refusal is what most of them deserve.
                return;
            }
        });
    }
}
