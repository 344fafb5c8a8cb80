/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a process of its own. */
class MainTest {

    private static ProcessBuilder main(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove(MainOptions.SECRET_VARIABLE);
        // With it the JVM says on its own account that it found it.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }

    private static String text(java.io.InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void listensAndStopsOnSigterm() throws Exception {
        ProcessBuilder builder = main("--port=0", "--access-key", "AK", "--qpm", "2", "--max-clock-skew", "PT1M");
        builder.environment().put(MainOptions.SECRET_VARIABLE, "from the environment");
        Process process = builder.start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertThat(line).matches("KET local listening on http://127\\.0\\.0\\.1:\\d+");
            URI url = URI.create(line.substring(line.indexOf("http")));
            try (KetLocal keys = KetLocal.builder()
                            .accessKey("AK")
                            .secretKey("from the environment")
                            .start();
                    Wire wire = new Wire(url)) {
                List<Integer> statuses = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    Signed request = new Signed(keys, Clock.systemUTC())
                            .action("GetQuotaUsed")
                            .query("UniqName", "demo");
                    statuses.add(wire.exchange(request.bytes()).status());
                }
                // Two a minute, and a new minute may begin in between.
                assertThat(statuses).startsWith(200).contains(429).containsOnly(200, 429);
            }
            process.toHandle().destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(out.readLine()).isNull();
            assertThat(text(process.getErrorStream())).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --port abc          | option --port is 'abc'; allowed is a whole number from 0 to 65535
                    --port 70000        | option --port is '70000'; allowed is a whole number from 0 to 65535
                    --port              | option --port needs a value
                    --qpm -1            | option --qpm is '-1'; allowed is a whole number from 0 to 2147483647
                    --max-clock-skew 15 | option --max-clock-skew is '15'; allowed is an ISO 8601 duration of at least PT0S, such as PT15M
                    --source-length PT0S| option --source-length is 'PT0S'; allowed is an ISO 8601 duration of at least PT1S, such as PT15M
                    --secret-key=       | option --secret-key is blank; it needs a value
                    --help=PT5S         | option --help takes no value
                    -h=1                | unknown option -h; --help lists them
                    --verbose           | unknown option --verbose; --help lists them
                    port                | unknown option port; --help lists them
                    """)
    void namesWhatItDoesNotUnderstand(String args, String message) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> MainOptions.parse(args.split(" "), java.util.Map.of())))
                .isInstanceOf(MainOptions.Misuse.class)
                .hasMessage(message);
    }

    @Test
    void endsWithTwoOnMisuseAndPrintsHelp() throws Exception {
        Process misuse = main("--qpm", "many").start();
        assertThat(text(misuse.getErrorStream()))
                .isEqualTo("ket-local: option --qpm is 'many'; allowed is a whole number from 0 to 2147483647\n");
        assertThat(misuse.waitFor()).isEqualTo(2);
        Process help = main("--help").start();
        assertThat(text(help.getInputStream())).isEqualTo(MainOptions.HELP);
        assertThat(help.waitFor()).isZero();
        assertThat(MainOptions.parse(new String[] {"-h"}, java.util.Map.of()).help())
                .isTrue();
    }

    @Test
    void knowsEveryOptionItListsAndListsEveryOptionItKnows() {
        List<String> listed = MainOptions.HELP
                .lines()
                .map(String::trim)
                .filter(line -> line.startsWith("--"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertThat(listed).hasSize(9).allSatisfy(option -> assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> MainOptions.parse(new String[] {option}, java.util.Map.of())))
                .hasMessage("option " + option + " needs a value"));
    }

    @Test
    void printsTheAddressThatItBound() throws Exception {
        Process process = main("--host", "0.0.0.0").start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).matches("KET local listening on http://0\\.0\\.0\\.0:\\d+");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void preferesTheOptionOverTheEnvironment() throws Exception {
        MainOptions options = MainOptions.parse(
                new String[] {"--secret-key", "option", "--region", "r1", "--max-loop-tasks=7"},
                java.util.Map.of(MainOptions.SECRET_VARIABLE, "environment"));
        try (KetLocal local = options.builder().start()) {
            assertThat(local.secretKey()).isEqualTo("option");
            assertThat(local.region()).isEqualTo("r1");
        }
    }
}
