/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

/**
 * Something that is wrong with a guide. Fit for logs: on one line, and of addresses no more than scheme, host and kind of
 * file.
 *
 * @param file which file
 * @param line the line in it, from 1
 * @param path where, such as {@code channels[0].programmes[2].start}; empty for the guide as a whole
 * @param text what is wrong and what is allowed: {@code is '25:00', but must be a time of day such as "06:30"}
 */
public record GuideError(String file, int line, String path, String text) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + (path.isEmpty() ? "the guide" : path) + " " + text;
    }
}
