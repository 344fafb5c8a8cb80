/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import org.jspecify.annotations.Nullable;

/**
 * What the service answered. Every result carries the two error fields, and every member that its record does not know
 * in {@link #unknown()}, so that nothing of an answer is lost. Camel's type converters turn a result into JSON text,
 * a {@code JsonNode} or a {@code Map}.
 */
public interface KetResult extends KetMessage {

    /** {@code ErrNum}, or {@code errno}: 0 is success. {@code null} if the answer came from the gateway. */
    @Nullable
    Integer errNum();

    /** {@code ErrMsg}, or {@code errmsg}. */
    @Nullable
    String errMsg();

    /** The gateway's id of this call, to quote to the vendor's support. */
    @Nullable
    String requestId();
}
