/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tables of a page that are made from what they tell of. {@code -Dket.docs.write} writes them anew. */
final class Tables {

    private Tables() {}

    /** Fails unless each table stands where the page has a place for it, between its name and an end. */
    static void areIn(Path page, Map<String, String> tables) throws IOException {
        String expected = Files.readString(page);
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Pattern place =
                    Pattern.compile("(<!-- table: " + table.getKey() + " -->\n).*?(<!-- end -->)", Pattern.DOTALL);
            assertThat(place.matcher(expected).find())
                    .as("a place for table " + table.getKey())
                    .isTrue();
            expected = place.matcher(expected)
                    .replaceFirst(found ->
                            Matcher.quoteReplacement(found.group(1) + table.getValue() + "\n" + found.group(2)));
        }
        if (System.getProperty("ket.docs.write") != null) {
            Files.writeString(page, expected);
        }
        assertThat(Files.readString(page)).isEqualTo(expected);
    }

    static String table(List<String> head, Iterable<List<String>> rows) {
        return row(head) + "\n" + head.stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |")) + "\n"
                + StreamSupport.stream(rows.spliterator(), false)
                        .map(Tables::row)
                        .collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
