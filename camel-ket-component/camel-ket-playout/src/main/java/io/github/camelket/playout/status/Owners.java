/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.status;

import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.guide.RelayKey;

/** How owners are shown to people. */
public final class Owners {

    private Owners() {}

    /** As the guide calls it, and as it is shown if the guide does not have it any more. */
    public static String named(OwnedKey owner, Guide guide) {
        return guide.name(owner).orElseGet(() -> shown(owner));
    }

    /** Without what may be a key in an address. */
    public static String shown(OwnedKey owner) {
        return owner instanceof RelayKey relay
                ? relay.uniqName() + "/" + relay.app() + " relay of " + SafeText.of(relay.source())
                : owner.toString();
    }
}
