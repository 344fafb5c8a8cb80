/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

/**
 * A file that does not go on air.
 *
 * @param version what tells it from another file of the same name
 */
public record Refused(String key, String version, String reason) {

    @Override
    public String toString() {
        return onOneLine(key) + ": " + reason;
    }

    /** Keys may have line breaks, and a log must not be written by who names a file. */
    static String onOneLine(String key) {
        return key.replaceAll("\\p{Cntrl}", "?");
    }
}
