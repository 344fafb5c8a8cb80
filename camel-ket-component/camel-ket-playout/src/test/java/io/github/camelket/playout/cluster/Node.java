/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of its own, that can be killed and started anew. */
final class Node {

    private final Path log;
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment;
    private Process process;
    private int lives;

    Node(String name, Map<String, String> environment, List<String> arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "playout-cluster"));
        this.log = folder.resolve(name + ".log");
        this.environment = environment;
        Files.writeString(log, "");
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                PlayoutNode.class.getName()));
        command.addAll(arguments);
    }

    void start() throws IOException {
        lives++;
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** Only when it is ready. As {@code kill -9} does: it has no time for anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isReady() {
        try {
            // Once in each life.
            return process.isAlive()
                    && Files.readString(log)
                                    .lines()
                                    .filter(PlayoutNode.READY::equals)
                                    .count()
                            == lives;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
