/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import io.github.camelket.KetComponent;
import io.github.camelket.KetConfiguration;
import io.github.camelket.KetEndpoint;
import io.github.camelket.model.ShownValue;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** The page {@code ket} of the developer console: endpoints, how calls ended, and the last of them. */
@DevConsole(name = "ket", displayName = "KET", description = "Calls to the KET live-transcoding service")
public class KetDevConsole extends AbstractDevConsole {

    public KetDevConsole() {
        super("camel", "ket", "KET", "Calls to the KET live-transcoding service");
    }

    /** A component under its name, and what is remembered of its calls. */
    private record Page(String name, KetComponent component, RecentCalls calls) {}

    private List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof KetComponent ket) {
                // Of a component that nobody has used yet, there is nothing to remember.
                pages.add(
                        new Page(name, ket, ket.callListener(RecentCalls.class).orElseGet(RecentCalls::new)));
            }
        }
        return pages;
    }

    private List<KetEndpoint> endpoints(KetComponent component) {
        return getCamelContext().getEndpoints().stream()
                .filter(endpoint -> endpoint instanceof KetEndpoint ket && ket.getComponent() == component)
                .map(KetEndpoint.class::cast)
                .sorted(Comparator.comparing(KetEndpoint::getEndpointUri))
                .toList();
    }

    /** The pace of the account, how many calls wait for their turn, and how many were not made as it was too far off. */
    private record Limits(int requestsPerMinute, int waiting, long heldBack) {}

    private static Optional<Limits> limiter(Page page) {
        int requestsPerMinute = page.component().getRequestsPerMinute();
        return requestsPerMinute == 0
                ? Optional.empty()
                : Optional.of(new Limits(
                        requestsPerMinute,
                        page.component().requestsWaiting(),
                        page.calls().heldBack()));
    }

    private static String subject(KetEndpoint endpoint) {
        KetConfiguration options = endpoint.getConfiguration();
        return Stream.of(options.getUniqName(), options.getApp(), options.getStreamId())
                .filter(Objects::nonNull)
                .map(ShownValue::name)
                .collect(Collectors.joining("/"));
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Page page : pages()) {
            text.append("Component ").append(page.name()).append("\n\nEndpoints:\n");
            endpoints(page.component())
                    .forEach(endpoint -> row(text, "ket:" + endpoint.getAction(), subject(endpoint)));
            text.append("\nCalls by outcome:\n");
            page.calls().outcomes().forEach((outcome, count) -> row(text, outcome, count.toString()));
            text.append("\nErrors:\n");
            page.calls().errors().forEach((error, count) -> row(text, error, count.toString()));
            limiter(page).ifPresent(limiter -> {
                text.append("\nLimiter:\n");
                row(text, "requests a minute", String.valueOf(limiter.requestsPerMinute()));
                row(text, "waiting", String.valueOf(limiter.waiting()));
                row(text, "held back", String.valueOf(limiter.heldBack()));
            });
            text.append("\nLast calls, the latest first:\n");
            page.calls().calls().forEach(call -> text.append(line(call)));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("  %-24s %s".formatted(name, value).stripTrailing()).append('\n');
    }

    private static String line(RecentCalls.Shown call) {
        String ending = call.error() == null ? call.outcome() : call.error();
        return "  %s  %-14s %-20s %-19s %5d ms%s%s%n"
                .formatted(
                        call.at().truncatedTo(ChronoUnit.SECONDS),
                        call.action(),
                        call.subject(),
                        ending,
                        call.milliseconds(),
                        call.attempt() > 1 ? "  attempt " + call.attempt() : "",
                        call.requestId() == null ? "" : "  request " + call.requestId());
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray components = new JsonArray();
        for (Page page : pages()) {
            JsonObject json = new JsonObject();
            json.put("name", page.name());
            JsonArray endpoints = new JsonArray();
            endpoints(page.component()).forEach(endpoint -> endpoints.add(json(endpoint)));
            json.put("endpoints", endpoints);
            json.put("outcomes", new JsonObject(page.calls().outcomes()));
            json.put("errors", new JsonObject(page.calls().errors()));
            limiter(page).ifPresent(limiter -> json.put("limiter", json(limiter)));
            JsonArray calls = new JsonArray();
            page.calls().calls().forEach(call -> calls.add(json(call)));
            json.put("calls", calls);
            components.add(json);
        }
        JsonObject root = new JsonObject();
        root.put("components", components);
        return root;
    }

    private static JsonObject json(KetEndpoint endpoint) {
        JsonObject json = new JsonObject();
        json.put("action", endpoint.getAction());
        json.put("subject", subject(endpoint));
        return json;
    }

    private static JsonObject json(Limits limiter) {
        JsonObject json = new JsonObject();
        json.put("requestsPerMinute", limiter.requestsPerMinute());
        json.put("waiting", limiter.waiting());
        json.put("heldBack", limiter.heldBack());
        return json;
    }

    private static JsonObject json(RecentCalls.Shown call) {
        JsonObject json = new JsonObject();
        json.put("at", call.at().toString());
        json.put("action", call.action());
        json.put("subject", call.subject());
        json.put("outcome", call.outcome());
        if (call.error() != null) {
            json.put("error", call.error());
        }
        json.put("attempt", call.attempt());
        json.put("milliseconds", call.milliseconds());
        json.put("taskIds", new JsonArray(call.taskIds()));
        if (call.requestId() != null) {
            json.put("requestId", call.requestId());
        }
        return json;
    }
}
