/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Playout on the command line: nothing that it does changes anything at the service. */
@Command(
        name = "playout",
        description = "Looks ahead in a guide, and writes one for what is on air.",
        mixinStandardHelpOptions = true,
        subcommands = {PlanCommand.class, AdoptCommand.class})
public final class Main {

    private Main() {}

    /** @param args see {@code --help} */
    public static void main(String[] args) {
        // There are no logs to see here, and no advice on how to have some.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(args, writer(System.out), writer(System.err)));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Tells 0 for done, 1 for what went wrong, 2 for what was asked wrongly. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    // What users see is the reason and not where in the code it was found.
                    Throwable reason = failure instanceof CamelExecutionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure;
                    err.println(reason.getMessage() == null ? reason.toString() : reason.getMessage());
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(args);
    }
}
