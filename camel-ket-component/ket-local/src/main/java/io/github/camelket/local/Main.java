/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The service as a program. Prints one line when it listens, and stops on SIGTERM or SIGINT. */
public final class Main {

    private static final int MISUSE = 2;
    private static final int FAILURE = 1;

    private Main() {}

    /**
     * Starts the service and returns; the service goes on until the program is told to end.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        int status = run(args, System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            MainOptions options = MainOptions.parse(args, environment);
            if (options.help()) {
                out.print(MainOptions.HELP);
                return 0;
            }
            KetLocal local = options.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(local::close, "ket-local-shutdown"));
            out.println("KET local listening on " + local.listensOn());
            return 0;
        } catch (MainOptions.Misuse e) {
            err.println("ket-local: " + e.getMessage());
            return MISUSE;
        } catch (UncheckedIOException e) {
            err.println("ket-local: " + e.getMessage());
            return FAILURE;
        }
    }
}
