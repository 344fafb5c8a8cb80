/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import java.math.BigDecimal;

/** Numbers in digits alone, as queries and texts want them. */
public final class PlainNumber {

    private static final int MOST_ZEROS = 100;

    private PlainNumber() {}

    /**
     * The number without exponent. One such as 1e999999999 keeps it: written out it would fill the memory, and nothing of
     * the service is nearly as large.
     */
    public static String of(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_ZEROS ? number.toString() : number.toPlainString();
    }
}
