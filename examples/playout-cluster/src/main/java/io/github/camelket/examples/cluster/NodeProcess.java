/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A {@link PlayoutNode} in a process of its own. One that has died is started again, whoever killed it. */
final class NodeProcess implements AutoCloseable {

    private static final int AGAIN_AFTER_SECONDS = 4;

    private final String name;
    private final Map<String, String> environment;
    private final BiConsumer<String, String> output;
    private volatile boolean isWanted = true;
    private volatile Process process;

    /** @param output is given the node's name, and each line that it writes */
    NodeProcess(String name, Map<String, String> environment, BiConsumer<String, String> output) throws IOException {
        this.name = name;
        this.environment = environment;
        this.output = output;
        start();
    }

    private void start() throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlayoutNode.class.getName())
                .redirectErrorStream(true);
        java.environment().putAll(environment);
        process = java.start();
        output.accept(name, "starts as process " + process.pid());
        Thread reader = new Thread(this::read, name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> output.accept(name, line));
            if (isWanted) {
                output.accept(name, "is dead");
                TimeUnit.SECONDS.sleep(AGAIN_AFTER_SECONDS);
                startAgain();
            }
        } catch (IOException | UncheckedIOException e) {
            output.accept(name, "cannot be read: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void startAgain() throws IOException {
        if (isWanted) {
            start();
        }
    }

    String name() {
        return name;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public synchronized void close() {
        isWanted = false;
        kill();
        process.onExit().join();
    }
}
