/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import java.io.File;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** Takes a store's notifications of events, in the shape of S3, from whoever knows the secret. */
public class WebhookRoutes extends RouteBuilder {

    // spotless:off
    @Override
    public void configure() {
        onException(Exception.class).handled(true)
            .log(LoggingLevel.ERROR, "Webhook: failed: ${exception.message}")
            .setHeader("CamelHttpResponseCode", constant(500))
            .setBody(constant("Failed"));

        from("platform-http:/storage-events?httpMethodRestrict=POST,PUT").routeId("webhook")
            .onException(IllegalArgumentException.class).handled(true)
                .log(LoggingLevel.WARN, "Webhook: refused a notification: ${exception.message}")
                .setHeader("CamelHttpResponseCode", constant(400))
                .setBody(simple("${exception.message}"))
            .end()
            .setProperty("allowed", method("webhookSecret", "isTold"))
            // Nothing of a stranger's headers goes any further, into our requests or into our answer.
            .removeHeaders("*")
            .filter(exchangeProperty("allowed").isEqualTo(false))
                .log(LoggingLevel.WARN, "Webhook: refused a call without the secret")
                .setHeader("CamelHttpResponseCode", constant(403))
                .setBody(constant("The webhook-secret is missing or wrong"))
                .stop()
            .end()
            .transform().method(StorageEvent.class, "records")
            .split(body()).to("direct:event").end()
            .setHeader("CamelHttpResponseCode", constant(202))
            .setBody(constant(""));

        // One by one, so that a broken event does not spoil the others.
        from("direct:event").routeId("event")
            .onException(IllegalArgumentException.class).handled(true)
                .log(LoggingLevel.WARN, "Webhook: refused Records[${exchangeProperty.CamelSplitIndex}]: ${exception.message}")
            .end()
            .transform().method(StorageEvent.class, "of")
            // Other buckets and folders are none of our business.
            .filter(simple("${body.bucket} == '{{bucket.name}}' && ${body.key} startsWith '{{bucket.prefix}}'"))
            .idempotentConsumer(simple("${body.id}"), eventsTaken())
            .to("direct:changed");
    }
    // spotless:on

    /** Remembers the last events over a restart. */
    private IdempotentRepository eventsTaken() {
        File file = new File(getContext().resolvePropertyPlaceholders("{{events.file}}"));
        return FileIdempotentRepository.fileIdempotentRepository(file, 10_000);
    }
}
