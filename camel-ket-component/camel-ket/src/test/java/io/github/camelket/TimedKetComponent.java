/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.resilience.Waiting;
import org.apache.camel.spi.annotations.Component;

/** A component that waits as a test has it wait. The annotation is what its options are found by. */
@Component(KetConstants.SCHEME)
final class TimedKetComponent extends KetComponent {

    private final Waiting waiting;

    TimedKetComponent(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    Waiting waiting() {
        return waiting;
    }
}
