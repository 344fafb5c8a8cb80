/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import io.github.camelket.local.ManualClock;
import io.github.camelket.playout.status.StationStatus;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;

/**
 * The page in an application of Camel Main, with one of the {@link Stations}: which one can be said in Java, or with a
 * {@code PUT} of its name to {@code /test/station}. {@code NOTHING} is one that cannot be looked at.
 */
final class PageServer implements AutoCloseable {

    private final Main main = new Main();
    private final ManualClock clock = ManualClock.at(Stations.NOW);
    private volatile @Nullable Stations station = Stations.THREE;

    PageServer() throws Exception {
        main.configure().httpServer().withEnabled(true).withHost("127.0.0.1").withPort(0);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/test/station?httpMethodRestrict=PUT")
                        .process(exchange -> show(exchange.getMessage().getBody(String.class)))
                        .setBody(constant("done"));
            }
        });
        main.start();
        PlayoutView.show(main.getCamelContext(), "playout", this::status, true, clock);
    }

    private void show(String name) {
        show(name.equals("NOTHING") ? null : Stations.valueOf(name));
    }

    void show(@Nullable Stations next) {
        station = next;
        // What was read of the one before is out of date.
        clock.advance(Duration.ofSeconds(2));
    }

    private StationStatus status() {
        Stations shown = station;
        if (shown == null) {
            throw new IllegalStateException("A station that cannot be looked at, see http://a.example.com/?key=hush");
        }
        return shown.status();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    URI address(String path) {
        VertxPlatformHttpServer server = Objects.requireNonNull(context().hasService(VertxPlatformHttpServer.class));
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    @Override
    public void close() {
        main.stop();
    }
}
