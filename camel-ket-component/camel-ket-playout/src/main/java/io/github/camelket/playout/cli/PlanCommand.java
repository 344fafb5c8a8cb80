/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cli;

import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.Gaps;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.GuideFiles;
import io.github.camelket.playout.guide.GuideReader;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.plan.Forecast;
import io.github.camelket.playout.plan.Rules;
import io.github.camelket.playout.run.PlayoutSettings;
import io.github.camelket.playout.status.Owners;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a guide will make playout call, without a service and without keys. */
@Command(
        name = "plan",
        description = "Prints the calls that a guide will take, if nothing goes wrong. Makes none of them.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Spec
    private CommandSpec command;

    @Parameters(arity = "1..*", paramLabel = "GUIDE", description = "Files, or other locations that Camel can read.")
    private List<String> guides;

    @Option(names = "--from", description = "A day or a time, such as 2026-12-24 or 2026-12-24T18:00. Now by default.")
    private @Nullable String from;

    @Option(names = "--to", description = "Likewise, and not included. A week later by default.")
    private @Nullable String to;

    @Option(
            names = "--zone",
            description =
                    "The time zone of all times given and printed. The guide's by default, or the system's if it has several.")
    private @Nullable String zone;

    @Option(names = "--uniq-name", description = "The customer domain where the guide has none.")
    private @Nullable String uniqName;

    @Option(names = "--app", description = "The app where the guide has none.")
    private @Nullable String app;

    @Option(names = "--requests-per-minute", description = "Spreads the calls as playout does with this option.")
    private int requestsPerMinute;

    @Override
    public Integer call() throws Exception {
        Guide guide = guide();
        ZoneId times = zone(guide);
        Instant begin = from == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : time("--from", from, times);
        Instant end = to == null ? begin.plus(Duration.ofDays(7)) : time("--to", to, times);
        if (!begin.isBefore(end)) {
            throw misuse("--to is '" + to + "', but must be later than --from");
        }
        if (requestsPerMinute < 0) {
            throw misuse("--requests-per-minute is " + requestsPerMinute + ", but must be 0, for no limit, or more");
        }
        PlayoutSettings usual = PlayoutSettings.DEFAULT;
        List<Forecast.Call> calls = Forecast.between(
                guide,
                new Rules(usual.planAhead(), usual.keepAliveMargin(), requestsPerMinute),
                PlanCommand::addresses,
                begin,
                end);
        PrintWriter out = command.commandLine().getOut();
        out.println("In " + times + ", of a station that is on air as the guide says until then:");
        for (Forecast.Call call : calls) {
            out.printf(
                    "%s  %-13s  %s: %s%n",
                    TIME.format(call.at().atZone(times)),
                    call.step().call().action().wireName(),
                    Owners.shown(call.step().owner()),
                    call.step().why());
        }
        out.println(summary(calls));
        Gaps.of(guide, begin).forEach(out::println);
        out.flush();
        return 0;
    }

    private Guide guide() throws Exception {
        String locations = guides.stream()
                .map(guide -> guide.matches("\\w{2,}:.*") ? guide : "file:" + guide)
                .collect(Collectors.joining(","));
        try (CamelContext camel = new DefaultCamelContext()) {
            return new GuideFiles(camel, locations, new GuideReader(uniqName, app), Clock.systemUTC())
                    .load()
                    .guide();
        }
    }

    /** A bucket is not listed for this: whatever is in it, the calls are the same. */
    private static Optional<List<String>> addresses(Playlist playlist) {
        return Optional.of(
                playlist instanceof Playlist.Addresses given
                        ? given.addresses()
                        : List.of(((Playlist.Bucket) playlist).endpoint()));
    }

    private static String summary(List<Forecast.Call> calls) {
        if (calls.isEmpty()) {
            return "No calls.";
        }
        Map<String, Long> actions = calls.stream()
                .collect(Collectors.groupingBy(
                        call -> call.step().call().action().wireName(), TreeMap::new, Collectors.counting()));
        long busiest = calls.stream()
                .collect(
                        Collectors.groupingBy(call -> call.at().truncatedTo(ChronoUnit.MINUTES), Collectors.counting()))
                .values()
                .stream()
                .max(Long::compare)
                .orElse(0L);
        return calls.size() + " calls: "
                + actions.entrySet().stream()
                        .map(action -> action.getValue() + " " + action.getKey())
                        .collect(Collectors.joining(", "))
                + "; " + busiest + " in the busiest minute.";
    }

    private ZoneId zone(Guide guide) {
        Set<ZoneId> zones = Stream.concat(
                        guide.channels().stream().map(Channel::timeZone),
                        guide.relays().stream().map(Relay::timeZone))
                .collect(Collectors.toSet());
        ZoneId usual = zones.size() == 1 ? zones.iterator().next() : ZoneId.systemDefault();
        try {
            return zone == null ? usual : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw misuse("--zone is '" + zone + "', but must be a time zone such as Asia/Shanghai");
        }
    }

    private Instant time(String option, String text, ZoneId zone) {
        try {
            return (text.contains("T")
                            ? LocalDateTime.parse(text)
                            : LocalDate.parse(text).atStartOfDay())
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw misuse(option + " is '" + text + "', but must be a day or a time such as 2026-12-24 or"
                    + " 2026-12-24T18:00");
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
