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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The page {@value #PATH} on the HTTP server of the application, whatever platform-http has for one. It shows and changes
 * nothing. Consumers without routes, so that nothing of it is in the way of the application's own.
 */
final class PlayoutPage extends ServiceSupport {

    static final String PATH = "/ket/playout";

    private static final String SCRIPTS_AND_STYLES_OF_OURS_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'";

    private final CamelContext context;
    private final Supplier<StationStatus> status;
    private final List<Consumer> consumers = new ArrayList<>();

    PlayoutPage(CamelContext context, Supplier<StationStatus> status) {
        this.context = context;
        this.status = status;
    }

    @Override
    protected void doStart() throws Exception {
        if (context.getComponent("platform-http", true, false) == null) {
            throw new IllegalStateException("The page of playout needs an HTTP server: add"
                    + " org.apache.camel:camel-platform-http-main, or camel-platform-http-starter with Spring Boot, or"
                    + " do without the page");
        }
        byte[] page = file("page.html");
        serve("", exchange -> {
            if (exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class).endsWith("/")) {
                toThePageItself(exchange);
            } else {
                answer(exchange, "text/html; charset=utf-8", page);
            }
        });
        byte[] style = file("page.css");
        serve("/page.css", exchange -> answer(exchange, "text/css; charset=utf-8", style));
        byte[] script = file("page.js");
        serve("/page.js", exchange -> answer(exchange, "text/javascript; charset=utf-8", script));
        serve("/status.json", exchange -> answer(exchange, "application/json", json()));
    }

    private void serve(String path, Processor processor) throws Exception {
        Consumer consumer = context.getEndpoint("platform-http:" + PATH + path + "?httpMethodRestrict=GET,HEAD")
                .createConsumer(processor);
        consumers.add(consumer);
        ServiceHelper.startService(consumer);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownServices(consumers);
        consumers.clear();
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = PlayoutPage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException("The jar of camel-ket-playout lacks " + name);
            }
            return file.readAllBytes();
        }
    }

    private byte[] json() {
        return StatusJson.of(status.get()).toJson().getBytes(StandardCharsets.UTF_8);
    }

    /** Its links are relative, so that they hold behind whatever proxy: a slash too many would lead them astray. */
    private static void toThePageItself(Exchange exchange) {
        answer(exchange, "text/plain; charset=utf-8", new byte[0]);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 308);
        exchange.getMessage().setHeader("Location", "../playout");
    }

    private static void answer(Exchange exchange, String contentType, byte[] body) {
        Message message = exchange.getMessage();
        // The request's own headers, and each parameter of its query, would else be headers of the answer.
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        message.setHeader("Cache-Control", "no-store");
        message.setHeader("Content-Security-Policy", SCRIPTS_AND_STYLES_OF_OURS_ONLY);
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setHeader("Referrer-Policy", "no-referrer");
        message.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        message.setBody(body);
    }
}
