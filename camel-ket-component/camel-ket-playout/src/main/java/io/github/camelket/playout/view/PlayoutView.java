/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import io.github.camelket.playout.status.StationStatus;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.Service;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Shows how the station is: to health probes, in metrics and in the developer console, each where the application has the
 * library for it, and on a page if that is wanted. Nothing is asked before somebody looks.
 */
public final class PlayoutView extends ServiceSupport {

    private final CamelContext context;
    private final String name;
    private final RecentStatus status;
    private final @Nullable PlayoutPage page;
    private @Nullable Service meters;
    private @Nullable Object healthCheck;

    private PlayoutView(CamelContext context, String name, Supplier<StationStatus> status, boolean page, Clock clock) {
        this.context = context;
        this.name = name;
        this.status = new RecentStatus(status, clock);
        this.page = page ? new PlayoutPage(context, name, this.status) : null;
    }

    /**
     * Begins to show it.
     *
     * @param name which playout it is, where there are several
     * @param status how the station is now; asked when somebody looks, at most once a second
     * @param page whether there is a page, too: this needs an HTTP server
     * @return what shows it, to be stopped; the context's stop does so as well
     * @throws IllegalStateException if there should be a page, and there is no HTTP server; from the start of the context,
     *     if that is still to come
     */
    public static PlayoutView show(CamelContext context, String name, Supplier<StationStatus> status, boolean page)
            throws Exception {
        return show(context, name, status, page, Clock.systemUTC());
    }

    static PlayoutView show(
            CamelContext context, String name, Supplier<StationStatus> status, boolean page, Clock clock)
            throws Exception {
        PlayoutView view = new PlayoutView(context, name, status, page, clock);
        try {
            // Where the developer console finds it.
            context.addService(view, true, true);
        } catch (Exception e) {
            context.removeService(view);
            throw e;
        }
        return view;
    }

    /** Which playout it is. */
    String name() {
        return name;
    }

    /** How the station is now. */
    StationStatus status() {
        return status.get();
    }

    @Override
    protected void doStart() throws Exception {
        if (context.isStarted()) {
            ServiceHelper.startService(page);
        } else {
            // The HTTP server may be started after this.
            context.addStartupListener(new PageWithContext());
        }
        meters = meters();
        ServiceHelper.startService(meters);
        healthCheck = healthCheck();
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null && healthCheck != null) {
            registry.register(healthCheck);
        }
    }

    private @Nullable Service meters() {
        try {
            return PlayoutMeters.in(context, name, status).orElse(null);
        } catch (NoClassDefFoundError e) {
            return null;
        }
    }

    private @Nullable Object healthCheck() {
        try {
            return new PlayoutHealthCheck(name, status);
        } catch (NoClassDefFoundError e) {
            return null;
        }
    }

    @Override
    protected void doStop() throws Exception {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null && healthCheck != null) {
            registry.unregister(healthCheck);
        }
        ServiceHelper.stopService(meters, page);
        context.removeService(this);
    }

    private final class PageWithContext implements ExtendedStartupListener {

        @Override
        public void onCamelContextStarted(CamelContext started, boolean alreadyStarted) {}

        @Override
        public void onCamelContextFullyStarted(CamelContext started, boolean alreadyStarted) {
            if (isStarted()) {
                ServiceHelper.startService(page);
            }
        }
    }
}
