/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import io.github.camelket.model.KetResult;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the service's state says about a call.
 *
 * @param state how the state compares with what was asked for
 * @param told that in words, without any value that was asked for: an address may be signed
 * @param result what the call would have answered, as far as the state tells it; there if the state is as asked
 */
record Finding(State state, String told, @Nullable KetResult result) {

    enum State {
        AS_ASKED,
        NOT_AS_ASKED,
        /** It did not become clear, and may when it is looked at again. */
        OPEN,
        /** What is asked for does not show in the state, now or later. */
        UNDECIDABLE
    }

    static Finding asAsked(KetResult result) {
        return new Finding(State.AS_ASKED, "the state is what was asked for", result);
    }

    static Finding notAsAsked(String told) {
        return new Finding(State.NOT_AS_ASKED, told, null);
    }

    static Finding open(String told) {
        return new Finding(State.OPEN, told, null);
    }

    static Finding undecidable(String told) {
        return new Finding(State.UNDECIDABLE, told, null);
    }
}
