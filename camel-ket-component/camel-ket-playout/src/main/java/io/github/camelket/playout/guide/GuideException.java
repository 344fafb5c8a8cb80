/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import java.util.List;
import java.util.stream.Collectors;

/** A guide that cannot be used. The message has all that is wrong, a line each, up to a hundred. */
public class GuideException extends RuntimeException {
    private static final int MOST_SHOWN = 100;

    private final List<GuideError> errors;

    /** A guide with something wrong in it. */
    public GuideException(List<GuideError> errors) {
        super(describe(errors));
        this.errors = List.copyOf(errors);
    }

    /** A guide that cannot be read at all. */
    public GuideException(String message) {
        super(message);
        this.errors = List.of();
    }

    /** Everything that is wrong; empty if the guide could not be read at all. */
    public List<GuideError> errors() {
        return errors;
    }

    private static String describe(List<GuideError> errors) {
        String shown =
                errors.stream().limit(MOST_SHOWN).map(GuideError::toString).collect(Collectors.joining("\n"));
        return errors.size() <= MOST_SHOWN ? shown : shown + "\n… and " + (errors.size() - MOST_SHOWN) + " more";
    }
}
