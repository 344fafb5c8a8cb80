/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page in Chromium: {@code src/test/browser/page.test.js} against a server of this JVM. Where there is no browser it is
 * skipped and says so; in CI that is a failure.
 *
 * <p>Screenshots go to {@code target/page}; with {@code -Dket.docs.write} the one of the guide goes to {@code
 * src/docs/images/playout.png}, too.
 */
class PlayoutPageBrowserTest {

    private static final Path TESTS = Path.of("src", "test", "browser");
    private static final Path PICTURES = Path.of("target", "page").toAbsolutePath();
    private static final Path PICTURE = Path.of("..", "..", "src", "docs", "images", "playout.png");

    @Test
    void thePageInABrowser() throws Exception {
        Optional<Path> node = program("node");
        Optional<Path> chromium = program("chromium");
        List<String> missing = new ArrayList<>();
        if (node.isEmpty()) {
            missing.add("node is not on the PATH");
        }
        if (chromium.isEmpty()) {
            missing.add("chromium is not on the PATH");
        }
        if (!Files.isDirectory(TESTS.resolve("node_modules"))) {
            missing.add("`npm ci` was not run in camel-ket-component/camel-ket-playout/src/test/browser");
        }
        if (!missing.isEmpty()) {
            String why = "The page is not tested in a browser: " + String.join(", ", missing);
            if ("true".equals(System.getenv("CI"))) {
                fail(why);
            }
            abort(why);
        }
        Files.createDirectories(PICTURES);
        run(node.orElseThrow(), chromium.orElseThrow());
        if (System.getProperty("ket.docs.write") != null) {
            Files.copy(PICTURES.resolve("playout.png"), PICTURE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void run(Path node, Path chromium) throws Exception {
        Path output = PICTURES.resolve("tests.txt");
        try (PageServer server = new PageServer()) {
            ProcessBuilder tests = new ProcessBuilder(node.toString(), "--test", "--test-reporter=tap", "page.test.js")
                    .directory(TESTS.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            tests.environment().put("PAGE_SERVER", server.address("").toString());
            tests.environment().put("CHROMIUM", chromium.toString());
            tests.environment().put("PICTURES", PICTURES.toString());
            Process process = tests.start();
            try {
                assertThat(process.waitFor(10, TimeUnit.MINUTES))
                        .as("done in 10 minutes, see " + output)
                        .isTrue();
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            String said = Files.readString(output);
            assertThat(process.exitValue()).as(said).isZero();
            assertThat(count(said, "pass")).as(said).isGreaterThanOrEqualTo(35);
            assertThat(count(said, "fail") + count(said, "skipped") + count(said, "cancelled"))
                    .as(said)
                    .isZero();
        }
    }

    private static int count(String tap, String what) {
        Matcher line =
                Pattern.compile("^# " + what + " (\\d+)$", Pattern.MULTILINE).matcher(tap);
        assertThat(line.find()).as(tap).isTrue();
        return Integer.parseInt(line.group(1));
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
