/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import io.github.camelket.model.OneLine;
import io.github.camelket.playout.status.SafeText;
import io.github.camelket.playout.status.StationStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page {@code /ket/NAME} on the HTTP server of the application, whatever platform-http has for one. It shows and changes
 * nothing. Consumers without routes, so that nothing of it is in the way of the application's own.
 */
final class PlayoutPage extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(PlayoutPage.class);

    /** What can be a part of an address as it is. */
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z._-]+");

    /** In the file of the page, the name of the playout. */
    private static final String PLACE_OF_NAME = "{{name}}";

    private static final String SCRIPTS_AND_STYLES_OF_OURS_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'";

    private final CamelContext context;
    private final String name;
    private final Supplier<StationStatus> status;
    private final List<Consumer> consumers = new ArrayList<>();

    PlayoutPage(CamelContext context, String name, Supplier<StationStatus> status) {
        this.context = context;
        this.name = name;
        this.status = status;
    }

    @Override
    protected void doStart() throws Exception {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of a playout with a page is a part of its address, and is made of"
                            + " letters a to z, digits, dots, '-' and '_', but is '" + OneLine.of(name) + "'");
        }
        byte[] page = new String(file("page.html"), StandardCharsets.UTF_8)
                .replace(PLACE_OF_NAME, name)
                .getBytes(StandardCharsets.UTF_8);
        byte[] style = file("page.css");
        byte[] script = file("page.js");
        try {
            serve("", exchange -> {
                if (exchange.getMessage()
                        .getHeader(Exchange.HTTP_PATH, "", String.class)
                        .endsWith("/")) {
                    toThePageItself(exchange);
                } else {
                    answer(exchange, 200, "text/html; charset=utf-8", page);
                }
            });
            serve("/page.css", exchange -> answer(exchange, 200, "text/css; charset=utf-8", style));
            serve("/page.js", exchange -> answer(exchange, 200, "text/javascript; charset=utf-8", script));
            serve("/status.json", this::answerStatus);
        } catch (Exception e) {
            doStop();
            throw new IllegalStateException(
                    "The page of playout has no HTTP server to be on. It needs camel-platform-http-main with"
                            + " camel.server.enabled=true, or camel-platform-http-starter with Spring Boot; or set"
                            + " page=false. What was said: " + e.getMessage(),
                    e);
        }
    }

    private void serve(String path, Processor processor) throws Exception {
        Endpoint endpoint = context.getEndpoint("platform-http:/ket/" + name + path + "?httpMethodRestrict=GET");
        ((HeaderFilterStrategyAware) endpoint).setHeaderFilterStrategy(new OwnHeadersOnly());
        Consumer consumer = endpoint.createConsumer(processor);
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

    private void answerStatus(Exchange exchange) {
        int code = 200;
        byte[] body = {};
        try {
            body = StatusJson.of(status.get()).toJson().getBytes(StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            LOG.warn("The page has nothing to show: {}", OneLine.of(SafeText.of(String.valueOf(e.getMessage()))));
            code = 500;
        }
        answer(exchange, code, "application/json", body);
    }

    /** Its links are relative, so that they hold behind whatever proxy: a slash too many would lead them astray. */
    private void toThePageItself(Exchange exchange) {
        answer(exchange, 308, "text/plain; charset=utf-8", new byte[0]);
        exchange.getMessage().setHeader("Location", "../" + name);
    }

    private static void answer(Exchange exchange, int code, String contentType, byte[] body) {
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, code);
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        message.setHeader("Cache-Control", "no-store");
        message.setHeader("Content-Security-Policy", SCRIPTS_AND_STYLES_OF_OURS_ONLY);
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setHeader("Referrer-Policy", "no-referrer");
        message.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        message.setBody(body);
    }

    /**
     * Nothing of the request comes in, as it would go out again: Camel makes headers of its headers and of each parameter of
     * its query. And nothing of ours is kept back: Camel's own strategy has no Cache-Control in an answer.
     */
    private static final class OwnHeadersOnly implements HeaderFilterStrategy {

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return name.startsWith("Camel");
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return true;
        }
    }
}
