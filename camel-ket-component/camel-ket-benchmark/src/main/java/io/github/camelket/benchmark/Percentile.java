/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark;

/** Of times that were measured. */
public final class Percentile {

    private Percentile() {}

    /**
     * The least time within which so many of a hundred ended.
     *
     * @param sorted nanoseconds, the shortest first
     * @return nanoseconds; 0 if nothing was measured
     */
    public static double of(long[] sorted, double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted.length == 0 ? 0 : sorted[Math.max(rank - 1, 0)];
    }
}
