/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.karaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Karaf as it is downloaded, started by its own script and used at its own console. It has a base of its own, resolves
 * bundles from its system folders alone, and opens no port but the one by which it can be told to stop: neither ssh nor
 * JMX is among its features.
 */
final class Karaf implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path base;
    private final Process process;
    private final StringBuffer said = new StringBuffer();
    private int commands;

    private Karaf(Path base, Process process) {
        this.base = base;
        this.process = process;
    }

    /** A base with Karaf's configuration in it and nothing else. */
    static Path newBase(Path home) throws IOException {
        Path base = Files.createTempDirectory(home.getParent(), "karaf-");
        Files.createDirectory(base.resolve("deploy"));
        Files.createDirectory(base.resolve("data"));
        try (Stream<Path> files = Files.walk(home.resolve("etc"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, base.resolve(home.relativize(file)));
            }
        }
        edit(base.resolve("etc/org.apache.karaf.features.cfg"), "(ssh|management)/[0-9.]+, \\\\\\s+", "");
        edit(base.resolve("etc/org.ops4j.pax.url.mvn.cfg"), "(pax.url.mvn.repositories=)[^#]*", "$1\n\n");
        return base;
    }

    static Karaf start(Path home, Path base, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString()).redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        // Keys of whoever runs the test are not for ket-local.
        variables.keySet().removeIf(name -> name.startsWith("KSYUN_"));
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("KARAF_BASE", base.toString());
        variables.put("KARAF_DATA", base.resolve("data").toString());
        variables.put("KARAF_ETC", base.resolve("etc").toString());
        variables.put("TERM", "dumb");
        variables.putAll(environment);
        Karaf karaf = new Karaf(base, builder.start());
        Thread listener = new Thread(karaf::listen, "console");
        listener.setDaemon(true);
        listener.start();
        return karaf;
    }

    /** Types a command, and tells what is shown until the next one can be typed. */
    String execute(String command) throws IOException {
        String end = "end-of-command-" + ++commands;
        int from = said.length();
        OutputStream console = process.getOutputStream();
        console.write((command + "\necho " + end + "\n").getBytes(UTF_8));
        console.flush();
        // Behind "echo", it is what was typed. The prompt may come before the answer.
        Pattern answered = Pattern.compile("(?<!echo )" + end + "\\b");
        await(command)
                .atMost(PATIENCE)
                .failFast("Karaf has ended", () -> !process.isAlive())
                .until(() -> answered.matcher(said).region(from, said.length()).find());
        String answer = said.substring(from);
        if (answer.contains("Error executing command")) {
            throw new IllegalStateException(answer);
        }
        return answer;
    }

    Path etc(String name) {
        return base.resolve("etc").resolve(name);
    }

    Path deploy(String name) {
        return base.resolve("deploy").resolve(name);
    }

    String log() throws IOException {
        return Files.readString(base.resolve("data/log/karaf.log"));
    }

    @Override
    public void close() throws IOException {
        try {
            process.getOutputStream().write("system:shutdown -f\n".getBytes(UTF_8));
            process.getOutputStream().flush();
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // The script's Java first.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.writeString(base.resolve("console.txt"), said);
        }
    }

    private void listen() {
        byte[] bytes = new byte[8192];
        try (InputStream console = process.getInputStream()) {
            for (int count = console.read(bytes); count >= 0; count = console.read(bytes)) {
                // Without the colours, and each prompt that is written anew on a line of its own.
                said.append(new String(bytes, 0, count, UTF_8)
                        .replaceAll("\u001b\\[[0-9;]*m", "")
                        .replace('\r', '\n'));
            }
        } catch (IOException e) {
            said.append(e);
        }
    }

    private static void edit(Path file, String pattern, String replacement) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceAll(pattern, replacement);
        if (after.equals(before)) {
            throw new IllegalStateException(file + " is not as expected");
        }
        Files.writeString(file, after);
    }
}
