/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import io.github.camelket.model.ShownValue;
import org.jspecify.annotations.Nullable;

/**
 * Where something is in a guide.
 *
 * @param parent what it is in; absent for the guide as a whole
 * @param step the name of a member, or the index of an element
 */
record Place(@Nullable Place parent, Object step) {

    static final Place GUIDE = new Place(null, "");

    Place member(String name) {
        return new Place(this, name);
    }

    Place element(int index) {
        return new Place(this, index);
    }

    /** {@code channels[0].programmes[2].start} */
    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        String before = parent.toString();
        if (step instanceof Integer index) {
            return before + "[" + index + "]";
        }
        return (before.isEmpty() ? "" : before + ".") + ShownValue.name((String) step);
    }
}
