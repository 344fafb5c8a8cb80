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
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes the tables of {@code benchmarks.md}, each between two marks, and its charts from what was measured: {@code
 * BenchmarkPage folder-of-the-docs}.
 */
public final class BenchmarkPage {

    private static final String NOT_MEASURED = "Not measured yet.\n";

    private static final Map<String, Function<JsonNode, Section>> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("signer", json -> SignerSection.of(new JmhResults(json)));
        SECTIONS.put("call", CallSection::of);
        SECTIONS.put("profile", ProfileSection::of);
        SECTIONS.put("parsing", json -> ParsingSection.of(new JmhResults(json)));
        SECTIONS.put("startup", json -> StartSection.ofContext(new JmhResults(json)));
        SECTIONS.put("endpoints", EndpointsSection::of);
        SECTIONS.put("local", LocalSection::of);
        SECTIONS.put("soak", SoakSection::of);
        SECTIONS.put("start", json -> StartSection.ofLocal(new JmhResults(json)));
    }

    private BenchmarkPage() {}

    public static void main(String[] args) throws IOException {
        Path docs = Path.of(args[0]);
        for (Map.Entry<Path, String> file : files(docs).entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
    }

    /** The page and its charts as they should be; what was not measured says so. */
    static Map<Path, String> files(Path docs) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        Path page = docs.resolve("benchmarks.md");
        String text = Files.readString(page);
        for (Map.Entry<String, Function<JsonNode, Section>> each : SECTIONS.entrySet()) {
            Path results = docs.resolve("benchmarks").resolve(each.getKey() + ".json");
            Section section = Files.exists(results)
                    ? each.getValue().apply(new ObjectMapper().readTree(results.toFile()))
                    : new Section(NOT_MEASURED, Map.of());
            text = replaced(text, each.getKey(), section.text());
            section.charts()
                    .forEach((name, svg) -> files.put(docs.resolve("images").resolve(name), svg));
        }
        files.put(page, text);
        return files;
    }

    private static String replaced(String page, String name, String text) {
        String begin = "<!-- " + name + ": written by BenchmarkPage from " + name + ".json -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf("<!-- /" + name + " -->", from);
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("The page has no place for " + name);
        }
        return page.substring(0, from + begin.length()) + "\n" + text + "\n" + page.substring(to);
    }
}
