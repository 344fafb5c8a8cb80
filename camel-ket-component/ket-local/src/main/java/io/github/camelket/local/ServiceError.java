/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal by the service: answered with HTTP 200, the documented number, its text and a helpful suffix. */
final class ServiceError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final ErrNum errNum;

    /** Members that the answer carries beside number and text; empty for most refusals. */
    final transient ObjectNode members = JsonNodeFactory.instance.objectNode();

    ServiceError(ErrNum errNum, String detail) {
        // A refusal is an answer, not an accident: its stack trace would only cost time.
        super(errNum.message + ": " + detail, null, false, false);
        this.errNum = errNum;
    }

    static ServiceError lacking(String path) {
        return new ServiceError(ErrNum.LACK_OF_PARAMETERS, path);
    }

    static ServiceError illegal(String path, String allowed) {
        return new ServiceError(ErrNum.PARAMETER_ILLEGAL, path + " must be " + allowed);
    }
}
