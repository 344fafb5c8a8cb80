/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of this class path in a JVM of its own, so that its work is not counted with what is measured. */
public final class JavaProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final String firstLine;

    private JavaProgram(Process process, BufferedReader out, String firstLine) {
        this.process = process;
        this.out = out;
        this.firstLine = firstLine;
    }

    /**
     * Starts a program and waits for the line that it prints when it is ready.
     *
     * @throws IOException if it ends without one
     */
    public static JavaProgram start(String mainClass, String... args) throws IOException {
        return start(List.of(), mainClass, args);
    }

    /** @param options the JVM's */
    public static JavaProgram start(List<String> options, String mainClass, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // A JVM that fails closes nothing, and who waits for its output would wait for this program's as well.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String firstLine = out.readLine();
        if (firstLine == null) {
            throw new IOException(mainClass + " has ended before it was ready");
        }
        return new JavaProgram(process, out, firstLine);
    }

    public String firstLine() {
        return firstLine;
    }

    /** Tells it a line, and waits for the line that it answers. */
    public String ask(String line) throws IOException {
        BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(line);
        in.newLine();
        in.flush();
        return out.readLine();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
