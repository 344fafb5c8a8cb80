/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.model.RedirectTransParam;
import org.jspecify.annotations.Nullable;

/**
 * One redirect of a window.
 *
 * @param source where the stream is pulled from
 * @param target where it is pushed to
 * @param settings its element of trans_params
 */
record RedirectPair(String source, String target, @Nullable RedirectTransParam settings) {

    /** What tells a redirect from others; the service keeps one for each. */
    Way way() {
        return new Way(source, target);
    }

    record Way(String source, String target) {}
}
