/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of the documentation and the code that they show. */
final class Pages {

    static final Path ROOT = Path.of("..", "..");

    private Pages() {}

    static List<Path> all() {
        return Stream.concat(
                        Stream.of("README.md", "README.zh-CN.md", "examples/README.md")
                                .map(ROOT::resolve),
                        guide().stream())
                .toList();
    }

    /** The pages of {@code src/docs}. */
    static List<Path> guide() {
        return files(ROOT.resolve("src").resolve("docs"), ".md");
    }

    static List<String> snippets(Path page, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(read(page))
                .results()
                .map((MatchResult fence) -> fence.group(1))
                .toList();
    }

    /** The names of properties and their values, of all such snippets. */
    static Properties properties(Path page) {
        Properties properties = new Properties();
        for (String snippet : snippets(page, "properties")) {
            try {
                properties.load(new StringReader(snippet));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    /** The name of the test that runs a page's code: {@code KetComponentPageTest} of {@code ket-component.md}. */
    static String testOf(Path page) {
        String name = page.getFileName().toString().replace(".md", "");
        return Arrays.stream(name.split("-"))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining())
                + "PageTest";
    }

    /** The sources of all tests of the documentation, in whatever module they are. */
    static String tests() {
        return files(ROOT.resolve("camel-ket-component"), ".java").stream()
                .filter(file -> file.toString().replace('\\', '/').contains("src/test/java/io/github/camelket/docs/"))
                .map(Pages::read)
                .collect(Collectors.joining("\n"));
    }

    /** Without white space and without the marks that keep the formatter away. */
    static String squeezed(String code) {
        return code.replaceAll("// spotless:o(n|ff)", "").replaceAll("\\s+", "");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
