/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.KetAlreadyExistsException;
import io.github.camelket.KetNotFoundException;
import io.github.camelket.kamelet.RedirectPair.Way;
import io.github.camelket.model.ChinaTime;
import io.github.camelket.model.GetTaskList;
import io.github.camelket.model.GetTaskListBuilder;
import io.github.camelket.model.KetError;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectStartBuilder;
import io.github.camelket.model.RedirectStartResult;
import io.github.camelket.model.RedirectStop;
import io.github.camelket.model.RedirectTask;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskPages;
import io.github.camelket.model.TaskState;
import io.github.camelket.model.TaskType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts redirects at a time and stops them at another, unless the service does so itself. */
final class Redirects implements KameletWork {

    private static final Logger LOG = LoggerFactory.getLogger(Redirects.class);

    /**
     * The service takes a time to come, for the start and from there for the end, only if it is 10 minutes ahead
     * (RedirectStart, 仅支持提前10分钟创建); one more for the way there and for clocks that differ.
     */
    private static final Duration AHEAD = Duration.ofMinutes(11);
    /** A task may have been made that long before its window; the service lists tasks by the day of their making. */
    private static final int DAYS_BACK = 30;

    private final Steps steps;
    private final List<RedirectPair> pairs;
    private final Instant start;
    private final Instant stop;
    private final Clock clock;
    private final Map<Way, String> reqIds = new LinkedHashMap<>();

    Redirects(Steps steps, List<RedirectPair> pairs, Instant start, Instant stop, Clock clock) {
        this.steps = steps;
        this.pairs = pairs;
        this.start = start;
        this.stop = stop;
        this.clock = clock;
    }

    @Override
    public void begin() throws Exception {
        Instant now = clock.instant();
        if (!now.isBefore(stop)) {
            LOG.info("The redirect window ended at {}, there is nothing to do", stop);
            return;
        }
        QuartzTriggers triggers = new QuartzTriggers(steps);
        triggers.take(due -> close(), "stop", once(), stop);
        if (now.isBefore(start)) {
            // Also where the service starts them by itself: if it could not be told now, it is told then.
            triggers.take(due -> open(false), "start", once(), start);
        }
        if (isFarAhead(now)) {
            open(true);
        } else if (!now.isBefore(start)) {
            open(false);
        }
    }

    private boolean isFarAhead(Instant now) {
        return !now.plus(AHEAD).isAfter(start);
    }

    private static ScheduleBuilder<SimpleTrigger> once() {
        return SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow();
    }

    /**
     * Starts what does not run yet.
     *
     * @param ahead whether the service is to wait for the start
     */
    private void open(boolean ahead) throws Exception {
        if (!missing().isEmpty()) {
            adopt();
        }
        List<RedirectPair> missing = missing();
        Instant now = clock.instant();
        if (ahead && !isFarAhead(now)) {
            // Asking took so long that the service would not wait any more. Quartz will.
            return;
        }
        if (!missing.isEmpty() && now.isBefore(stop)) {
            start(missing, ahead, now);
        }
    }

    private List<RedirectPair> missing() {
        return pairs.stream().filter(pair -> !reqIds.containsKey(pair.way())).toList();
    }

    /** What runs already was started before this application was, or by a call whose answer never came. */
    private void adopt() throws Exception {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ChinaTime.OFFSET);
        GetTaskList query = GetTaskList.builder()
                .taskType(TaskType.REDIRECT)
                .startDate(today.minusDays(DAYS_BACK))
                .endDate(today)
                .limit(TaskPages.LIMIT)
                .build();
        TaskPages<Exception> pages = new TaskPages<>(marker ->
                steps.read(GetTaskListBuilder.builder(query).marker(marker).build(), TaskListResult.class));
        pages.read().stream()
                .filter(task -> TaskState.RUNNING.equals(task.tranStatus()))
                .forEach(task -> adopt(new Way(task.srcAddr(), task.dstAddr()), task.taskId()));
    }

    private void adopt(Way way, String reqId) {
        if (pairs.stream().map(RedirectPair::way).anyMatch(way::equals) && reqIds.putIfAbsent(way, reqId) == null) {
            LOG.info("Redirect {} runs already", reqId);
        }
    }

    private void start(List<RedirectPair> missing, boolean ahead, Instant now) {
        boolean endsByItself = !(ahead ? start : now).plus(AHEAD).isAfter(stop);
        Exchange exchange = steps.call(request(missing)
                .taskStartTime(ahead ? start : null)
                .taskStopTime(endsByItself ? stop : null)
                .build());
        if (exchange.getException() instanceof KetAlreadyExistsException) {
            LOG.info("The redirects run already");
            return;
        }
        RedirectStartResult result =
                exchange.getException() == null ? exchange.getMessage().getBody(RedirectStartResult.class) : null;
        if (result != null) {
            exchange.setException(refusals(missing, result.reqList(), exchange));
        }
        steps.deliver(exchange);
    }

    /** What all the window is about, but for its times. */
    RedirectStart request() {
        return request(pairs).build();
    }

    private static RedirectStartBuilder request(List<RedirectPair> wanted) {
        return RedirectStart.builder()
                .src(wanted.stream().map(RedirectPair::source).toList())
                .durl(wanted.stream().map(RedirectPair::target).toList())
                .transParams(wanted.stream()
                        .map(RedirectPair::settings)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** Notes what was started, and tells of what was not: the answer as a whole is a success if any was. */
    private CamelExchangeException refusals(List<RedirectPair> missing, List<RedirectTask> tasks, Exchange exchange) {
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            RedirectTask task = i < tasks.size() ? tasks.get(i) : new RedirectTask(null, null, Map.of());
            boolean runs = task.errNum() != null
                    && (task.errNum() == KetError.SUCCESS.number()
                            || task.errNum() == KetError.ALREADY_EXISTS.number());
            if (runs && task.reqId() != null) {
                reqIds.put(missing.get(i).way(), task.reqId());
            } else {
                refused.add("src[" + pairs.indexOf(missing.get(i)) + "] with error " + task.errNum());
            }
        }
        return refused.isEmpty()
                ? null
                : new CamelExchangeException("RedirectStart refused " + String.join(", ", refused), exchange);
    }

    /**
     * Also what the service ends by itself at this time: a redirect of which that is not known to be so must not go on. One
     * without an id may run all the same, if nobody heard the answer to its start, and is stopped by its addresses.
     */
    private void close() {
        for (RedirectPair pair : pairs) {
            String reqId = reqIds.remove(pair.way());
            Exchange exchange = steps.call(
                    reqId == null
                            ? RedirectStop.builder()
                                    .src(pair.source())
                                    .durl(pair.target())
                                    .build()
                            : RedirectStop.builder().reqId(reqId).build());
            if (exchange.getException() instanceof KetNotFoundException) {
                LOG.info("Redirect src[{}] has ended already", pairs.indexOf(pair));
            } else {
                steps.deliver(exchange);
            }
        }
    }
}
