/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of profiles, read: sections in brackets, each with lines of {@code key = value}. Blank lines are nothing, nor are
 * those that begin with {@code #} or {@code ;}. Keys that mean nothing here are left to whom they mean something.
 *
 * @param profiles the values of each section by their keys
 */
record ProfileFile(Map<String, Map<String, String>> profiles) {

    /**
     * @throws IllegalArgumentException if a line is none of this, or a section or key is there twice; it names the line by
     *     its number, never by what is in it
     */
    static ProfileFile parse(List<String> lines) {
        Map<String, Map<String, String>> profiles = new HashMap<>();
        Map<String, String> profile = null;
        for (int i = 0; i < lines.size(); i++) {
            // Some editors begin a file with a mark of the byte order.
            String line = lines.get(i).replace("\ufeff", "").strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                profile = new HashMap<>();
                String name = line.substring(1, line.length() - 1).strip();
                require(profiles.put(name, profile) == null, i, "begins a profile that is there already");
                continue;
            }
            int equals = line.indexOf('=');
            require(equals > 0, i, "is neither [profile] nor key = value");
            require(profile != null, i, "stands before the first [profile]");
            String key = line.substring(0, equals).strip();
            require(profile.put(key, line.substring(equals + 1).strip()) == null, i, "sets a key that is set already");
        }
        return new ProfileFile(profiles);
    }

    /** The keys and values of a profile, if there is one of that name. */
    Optional<Map<String, String>> profile(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    private static void require(boolean condition, int line, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("line " + (line + 1) + " " + otherwise);
        }
    }

    /** The names of the profiles: among the values are secrets. */
    @Override
    public String toString() {
        return "ProfileFile" + profiles.keySet();
    }
}
