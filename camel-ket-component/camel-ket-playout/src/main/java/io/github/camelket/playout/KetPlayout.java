/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout;

import io.github.camelket.playout.run.PlayoutTime;
import io.github.camelket.playout.run.QuartzSchedule;
import io.github.camelket.playout.run.Reconciler;
import io.github.camelket.playout.status.Owners;
import io.github.camelket.playout.status.SafeText;
import io.github.camelket.playout.status.StationStatus;
import io.github.camelket.playout.view.PlayoutView;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the KET service in the state that a guide says: channels and relays, declared in a file, on air by schedule. A service
 * of a Camel context:
 *
 * <pre>{@code
 * context.addService(KetPlayout.builder().guide("file:guide.yaml").build());
 * }</pre>
 *
 * <p>It reads the guide when the context starts, which fails if there is anything wrong with it, and begins to look at the
 * service when routes have started, as they may list what a channel plays. Calls are made by the component {@code ket}, looks
 * are timed by the scheduler of the component {@code quartz}. Where that has a store in a database, nodes share the looks.
 */
public final class KetPlayout extends ServiceSupport implements CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(KetPlayout.class);

    private final PlayoutOptions options;
    private CamelContext context;

    private @Nullable GuideInForce guide;
    private @Nullable Reconciler reconciler;
    private @Nullable ProducerTemplate reports;
    private @Nullable PlayoutView view;
    private @Nullable QuartzSchedule schedule;
    private @Nullable ScheduledExecutorService reloading;

    KetPlayout(PlayoutOptions options) {
        this.options = options;
    }

    /** A builder, with a default for everything but the guide. */
    public static KetPlayoutBuilder builder() {
        return new KetPlayoutBuilder();
    }

    /** How the station is now. Reads the service, if it was not read for a while, and changes nothing. */
    public StationStatus status() {
        if (reconciler == null) {
            throw new IllegalStateException("Playout '" + options.name() + "' is not started");
        }
        return reconciler.status();
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    @Override
    protected void doInit() throws Exception {
        context.addStartupListener(new BeginWithRoutes());
        context.addLifecycleStrategy(new EndBeforeComponents());
    }

    @Override
    protected void doStart() throws Exception {
        PlayoutTime time = options.time();
        guide = new GuideInForce(context, options.guide(), time.clock());
        reconciler = new Reconciler(guide::get, context, options.settings(), time.clock());
        if (options.reportTo() != null) {
            // One that cannot be is told now and not at the first step.
            context.getEndpoint(options.reportTo());
            reports = context.createProducerTemplate();
            reports.start();
            reconciler.report(new StepReporter(
                    reports,
                    options.reportTo(),
                    owner -> Owners.named(owner, guide.get().guide())));
        }
        reconciler.start();
        tellWhatBegins();
        view = PlayoutView.show(context, options.name(), reconciler::status, options.page());
        if (context.isStarted()) {
            begin();
        }
    }

    private void tellWhatBegins() {
        LOG.info(
                "Playout '{}' keeps {} on air as {} says{}{}.",
                options.name(),
                guide.get().guide().summary(),
                SafeText.of(options.guide()),
                options.page() ? ", with a page at /ket/" + options.name() : "",
                options.settings().dryRun() ? "; a dry run, nothing is changed" : "");
    }

    private void begin() throws SchedulerException {
        schedule = new QuartzSchedule(
                context.getComponent("quartz", QuartzComponent.class).getScheduler(),
                options.name(),
                reconciler,
                options.time(),
                options.settings().checkEvery());
        reconciler.remember(schedule::memory);
        schedule.start();
        reloading = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "KetPlayoutGuide");
        long pause = options.reloadEvery().toMillis();
        reloading.scheduleWithFixedDelay(this::reload, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void reload() {
        try {
            if (guide.refresh()) {
                schedule.lookNow();
            }
        } catch (SchedulerException | RuntimeException e) {
            // An exception would end the reloading.
            LOG.error("The guide could not be looked at again, it will be in {}", options.reloadEvery(), e);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (reloading != null) {
            context.getExecutorServiceManager().shutdownNow(reloading);
        }
        try {
            if (schedule != null) {
                schedule.stop();
            }
        } finally {
            // Also when a database is away that the schedule would leave its look to others in.
            ServiceHelper.stopService(view, reconciler, reports);
            reloading = null;
            schedule = null;
            view = null;
            reports = null;
        }
    }

    private final class BeginWithRoutes implements ExtendedStartupListener {
        @Override
        public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {}

        @Override
        public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) throws Exception {
            if (isStarted() && schedule == null) {
                begin();
            }
        }
    }

    /** Camel stops components before services, and a look needs them until its end. */
    private final class EndBeforeComponents extends LifecycleStrategySupport {
        @Override
        public void onContextStopping(CamelContext stopping) {
            stop();
        }
    }
}
