/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names may look like, and which error a wrong one is answered with (section "preset structure"). */
enum NameRule {
    UNIQ_NAME("[0-9A-Za-z_]{2,128}", ErrNum.INVALID_UNIQ_NAME, "2 to 128 letters, digits or underscores"),
    APP("[0-9A-Za-z_]{2,32}", ErrNum.INVALID_APP, "2 to 32 letters, digits or underscores"),
    PRESET("[0-9A-Za-z_]{2,32}", ErrNum.INVALID_PRESET, "2 to 32 letters, digits or underscores"),
    /** The document does not say what a stream name may hold; this is what survives in any URL path. */
    STREAM("[0-9A-Za-z_.-]{1,128}", ErrNum.INVALID_STREAM, "1 to 128 letters, digits, or any of _ . -");

    private final Pattern pattern;
    private final ErrNum errNum;
    private final String allowed;

    NameRule(String pattern, ErrNum errNum, String allowed) {
        this.pattern = Pattern.compile(pattern);
        this.errNum = errNum;
        this.allowed = allowed;
    }

    String require(Parameters parameters, String name) {
        return check(parameters.path(name), parameters.requireText(name));
    }

    @Nullable
    String optional(Parameters parameters, String name) {
        String value = parameters.text(name);
        return value == null ? null : check(parameters.path(name), value);
    }

    private String check(String path, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new ServiceError(errNum, path + " must be " + allowed);
        }
        return value;
    }
}
