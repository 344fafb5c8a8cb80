/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/**
 * What stands between two marks of the page.
 *
 * @param text tables, and the charts' places
 * @param charts the charts' files and what is in them
 */
record Section(String text, Map<String, String> charts) {

    static String machine(JsonNode results) {
        return String.format(
                Locale.ROOT,
                "Measured on %s %s, %d processors",
                results.path("vmName").asText(),
                results.path("jdkVersion").asText(),
                results.path("processors").asInt());
    }

    static String met(boolean met) {
        return met ? "met" : "missed";
    }
}
