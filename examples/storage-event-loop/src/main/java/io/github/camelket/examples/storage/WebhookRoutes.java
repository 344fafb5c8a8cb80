/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.util.List;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** Takes a store's notifications of events, in the shape of S3, from whoever knows the secret. */
public class WebhookRoutes extends RouteBuilder {

    /** The body of a notification. Its records are read one by one, so that a broken one does not spoil the others. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Notification(@JsonProperty("Records") List<JsonNode> records) {
        public Notification {
            if (records == null) {
                throw new IllegalArgumentException("Records are missing");
            }
        }
    }

    // spotless:off
    @Override
    public void configure() {
        onException(JsonProcessingException.class).handled(true)
            .log(LoggingLevel.WARN, "Webhook: refused what is no JSON object with Records, at line ${exception.location.lineNr}, column ${exception.location.columnNr}")
            .setHeader("CamelHttpResponseCode", constant(400))
            .setBody(simple("No JSON object with Records, at line ${exception.location.lineNr}, column ${exception.location.columnNr}\n"));

        from("platform-http:/storage-events?httpMethodRestrict=POST,PUT").routeId("webhook")
            .setProperty("allowed", method("webhookSecret", "isTold"))
            // Nothing of a stranger's headers goes any further, into our requests or into our answer.
            .removeHeaders("*")
            .filter(exchangeProperty("allowed").isEqualTo(false))
                .log(LoggingLevel.WARN, "Webhook: refused a call without the secret")
                .setHeader("CamelHttpResponseCode", constant(403))
                .setBody(constant("The webhook-secret is missing or wrong\n"))
                .stop()
            .end()
            .unmarshal().json(Notification.class)
            .split(simple("${body.records}")).to("direct:event").end()
            .setHeader("CamelHttpResponseCode", constant(202))
            .setBody(constant(""));

        from("direct:event").routeId("event")
            .onException(IllegalArgumentException.class).handled(true)
                .log(LoggingLevel.WARN, "Webhook: refused Records[${exchangeProperty.CamelSplitIndex}]: ${exception.message}")
            .end()
            .transform().method(StorageEvent.class, "of")
            // Other buckets and folders are none of our business.
            .filter(simple("${body.bucket} == '{{bucket.name}}' && ${body.key} startsWith '{{bucket.prefix}}'"))
            .idempotentConsumer(simple("${body.id}"), FileIdempotentRepository.fileIdempotentRepository(new File(getContext().resolvePropertyPlaceholders("{{events.file}}")), 10_000))
            .to("direct:changed");
    }
    // spotless:on
}
