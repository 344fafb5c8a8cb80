/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetParameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the URI of a {@code toD} said, on its way to the one endpoint that serves all such URIs. It is no header, as it
 * must rank where the endpoint's own options rank: behind headers and body.
 *
 * @param action the action in the URI, unless that leaves it to the message
 * @param parameters the parameters in the URI
 */
record DynamicTarget(@Nullable KetAction action, Map<KetParameter, String> parameters) {

    static final String PROPERTY = "CamelKetDynamicTarget";
}
