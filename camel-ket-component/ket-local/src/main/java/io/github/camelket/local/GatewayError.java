/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.util.Map;

/** A refusal by the gateway: an HTTP error status and the documented error body, before the service was reached. */
final class GatewayError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;
    final String code;
    final transient Map<String, String> headers;

    GatewayError(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    GatewayError(int status, String code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    static GatewayError forbidden(String code, String message) {
        return new GatewayError(403, code, message);
    }

    static GatewayError missingParameter(String name) {
        return new GatewayError(400, "MissingParameter", "The request lacks the parameter " + name + ".");
    }
}
