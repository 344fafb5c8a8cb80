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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables of platforms name as proof is there, and the versions are those of the build. */
class CompatibilityPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md", "src/docs/compatibility.md"})
    void whatIsNamedIsRun(String page) throws Exception {
        String text = read(page);
        List<String> tests = found("`(\\w+(?:Test|IT))`", text);
        assertThat(tests).contains("CommandLineIT", "KarafIT", "VirtualThreadsTest");
        assertThat(sources()).containsAll(tests);
        List<String> scripts = found("`(src/build/[\\w-]+)`", text);
        assertThat(scripts).contains("src/build/next-camel", "src/build/java-25");
        // Each build runs them, or what a release gives its users is tried with them.
        List<String> commands =
                (read(".ci/run") + read("src/build/distribution")).lines().toList();
        assertThat(scripts)
                .allMatch(script -> commands.stream().anyMatch(line -> (line + " ").startsWith(script + " ")));

        String pom = read("pom.xml");
        assertThat(found("<camel.version>(.*?)<", pom)).hasSize(2).allMatch(text::contains);
        assertThat(text)
                .contains("Karaf " + found("<karaf.version>(.*?)<", pom).get(0))
                .contains("Spring Boot "
                        + found("<spring-boot.version>(.*?)<", pom).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void eachRowNamesATestOrAScript(String page) throws Exception {
        List<String> proofs = found("(?m)^\\| .* \\| .*JDK \\d+ \\| (.*) \\|$", read(page));
        assertThat(proofs).hasSize(7);
        for (String proof : proofs) {
            List<String> names = found("`([^`]+)`", proof);
            assertThat(names).as(proof).isNotEmpty().allMatch(CompatibilityPageTest::isThere);
        }
    }

    private static boolean isThere(String name) {
        return sources().contains(name) || Files.isExecutable(Pages.ROOT.resolve(name));
    }

    /** The names of the tests of all modules, without their packages. */
    private static Set<String> sources() {
        return Stream.of("camel-ket-component", "examples")
                .flatMap(folder -> list(Pages.ROOT.resolve(folder), 1))
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(tests -> list(tests, Integer.MAX_VALUE))
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> list(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(Pages.ROOT.resolve(file));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
