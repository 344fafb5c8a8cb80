/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** The command line of {@link Main}. */
final class MainOptions {

    static final String SECRET_VARIABLE = "KET_LOCAL_SECRET_KEY";

    static final String HELP =
            """
            A local KET service: the control plane of live transcoding, for development and tests; no media.

            Usage: java -jar ket-local-<version>-runnable.jar [options]

              --host HOST             address to listen on (default 127.0.0.1)
              --port PORT             port to listen on, 0 for any that is free (default 0)
              --access-key KEY        access key that is known (default ket-local)
              --secret-key KEY        secret key to sign with (default: KET_LOCAL_SECRET_KEY of the
                                      environment, else ket-local-secret)
              --region REGION         region to sign for (default cn-beijing-6)
              --max-clock-skew TIME   how far a signature's time may be off, as in PT15M (default PT15M)
              --qpm N                 signed requests a minute, 0 for no limit (default 0)
              --max-loop-tasks N      loop tasks of one UniqName at a time (default 100)
              --source-length TIME    how long each file of a loop plays, as in PT10M (default PT10M)
              -h, --help              print this
            """;

    private static final Set<String> WITH_VALUE = Set.of(
            "--host",
            "--port",
            "--access-key",
            "--secret-key",
            "--region",
            "--max-clock-skew",
            "--qpm",
            "--max-loop-tasks",
            "--source-length");

    /** A command line that cannot be understood; the message names option, value and what is allowed. */
    static final class Misuse extends Exception {
        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }

    private final KetLocalBuilder builder = KetLocal.builder();
    private boolean help;

    private MainOptions() {}

    static MainOptions parse(String[] args, Map<String, String> environment) throws Misuse {
        MainOptions options = new MainOptions();
        String secretKey = environment.get(SECRET_VARIABLE);
        if (secretKey != null && !secretKey.isBlank()) {
            options.builder.secretKey(secretKey);
        }
        for (Iterator<String> each = Arrays.asList(args).iterator(); each.hasNext(); ) {
            options.take(each.next(), each);
        }
        return options;
    }

    boolean help() {
        return help;
    }

    KetLocalBuilder builder() {
        return builder;
    }

    private void take(String arg, Iterator<String> following) throws Misuse {
        if (arg.equals("--help") || arg.equals("-h")) {
            help = true;
            return;
        }
        int equals = arg.indexOf('=');
        String option = equals < 0 ? arg : arg.substring(0, equals);
        if (option.equals("--help")) {
            throw new Misuse("option --help takes no value");
        }
        if (!WITH_VALUE.contains(option)) {
            throw new Misuse("unknown option " + option + "; --help lists them");
        }
        if (equals < 0 && !following.hasNext()) {
            throw new Misuse("option " + option + " needs a value");
        }
        set(option, equals < 0 ? following.next() : arg.substring(equals + 1));
    }

    private void set(String option, String value) throws Misuse {
        switch (option) {
            case "--host" -> builder.host(text(option, value));
            case "--port" -> integer(option, value, 0, 65_535, builder::port);
            case "--access-key" -> builder.accessKey(text(option, value));
            case "--secret-key" -> builder.secretKey(text(option, value));
            case "--region" -> builder.region(text(option, value));
            case "--max-clock-skew" -> builder.maxClockSkew(time(option, value, Duration.ZERO));
            case "--qpm" -> integer(option, value, 0, Integer.MAX_VALUE, builder::requestsPerMinute);
            case "--max-loop-tasks" -> integer(option, value, 1, Integer.MAX_VALUE, builder::maxLoopTasks);
            default -> builder.sourceLength(time(option, value, Duration.ofSeconds(1)));
        }
    }

    private static String text(String option, String value) throws Misuse {
        if (value.isBlank()) {
            throw new Misuse("option " + option + " is blank; it needs a value");
        }
        return value;
    }

    private static void integer(String option, String value, int min, int max, IntFunction<?> setter) throws Misuse {
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                setter.apply(number);
                return;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new Misuse(
                "option " + option + " is '" + value + "'; allowed is a whole number from " + min + " to " + max);
    }

    private static Duration time(String option, String value, Duration min) throws Misuse {
        try {
            Duration time = Duration.parse(value);
            if (time.compareTo(min) >= 0) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // Told below, like a time that is too short.
        }
        throw new Misuse("option " + option + " is '" + value + "'; allowed is an ISO 8601 duration of at least " + min
                + ", such as PT15M");
    }
}
