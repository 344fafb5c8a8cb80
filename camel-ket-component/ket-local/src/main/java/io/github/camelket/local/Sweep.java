/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * Drops what has ended from a map's values, whenever their number has doubled: what is kept stays in proportion to what
 * runs, and adding stays cheap.
 */
final class Sweep {

    private static final int FEW = 1_000;

    private final int few;
    private int next;

    Sweep() {
        this(FEW);
    }

    /** Up to so many values are kept as they are. */
    Sweep(int few) {
        this.few = few;
        this.next = few;
    }

    <T> void over(Collection<T> values, Predicate<T> ended) {
        if (values.size() >= next) {
            values.removeIf(ended);
            next = Math.max(few, 2 * values.size());
        }
    }
}
