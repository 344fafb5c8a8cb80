/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import org.apache.camel.ExchangePattern;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * What is in the bucket is on air. Whoever notices a change only asks for a look; the look reads what is in the bucket and
 * what is on air, and closes the difference. So nothing depends on who notices what, how often, and in which order.
 */
public class LoopRoutes extends RouteBuilder {

    /** One look at a time. One more may wait; it will see all that others would, so those are let go. */
    private static final String LOOK = "seda:look?size=1&discardWhenFull=true";

    // spotless:off
    @Override
    public void configure() {
        // A look that fails changes nothing, and the next one tries again.
        onException(Exception.class).handled(true)
            .log(LoggingLevel.ERROR, "The ${fromRouteId} failed: ${exception.message}");

        // One entrance: every now and then, whether anything has changed or not.
        from("timer:poll?period={{poll.every}}").routeId("poll")
            .to(LOOK);

        // The other one: the webhook. Files that are dropped together make one look.
        from("direct:changed").routeId("changed")
            .aggregate(constant("bucket"), AggregationStrategies.useLatest())
                .completionTimeout("{{changes.quiet}}").completionSize("{{changes.most}}")
            .log("Told of changes: ${exchangeProperty.CamelAggregatedSize}")
            .to(ExchangePattern.InOnly, LOOK);

        from("seda:look?size=1").routeId("look")
            .to("direct:list")
            .setBody().constant(null)
            .to("ket:getLoopList")
            .setBody(method("programme", "compare"))
            .split(simple("${body.refused}")).to("direct:refused").end()
            .choice()
                .when(simple("${body.step} == 'START'"))
                    .log("On air: ${body}")
                    .setBody(simple("${body.startLoop}"))
                    .to("ket:startLoop?onUnknown=verify&idempotent=true")
                .when(simple("${body.step} == 'UPDATE'"))
                    .log("Changes: ${body}")
                    .setBody(simple("${body.updateLoop}"))
                    .to("ket:updateLoop?onUnknown=verify")
                .when(simple("${body.step} == 'STOP'"))
                    .to("direct:stop")
            .end()
            .to("direct:uploads");

        // S3 tells 1,000 keys at most. The next page begins behind the last of them; an empty one is the end.
        from("direct:list").routeId("list")
            .setProperty("listing", method("programme", "newListing"))
            .loopDoWhile(simple("${exchangeProperty.listing.incomplete}"))
                .setBody(simple("${exchangeProperty.listing.nextPage}"))
                .to("aws2-s3://{{bucket.name}}?operation=listObjects&pojoRequest=true")
                .process(Listing::add)
            .end();

        // A listing without files may also be one that went wrong on its way, and files that are no videos any more are
        // not gone. So the store is asked for what is on air, and only if that is gone, too, the loop ends.
        from("direct:stop").routeId("stop")
            .setHeader("CamelAwsS3Key", simple("${body.keyOnAir}"))
            .doTry()
                .to("aws2-s3://{{bucket.name}}?operation=headObject")
                .log(LoggingLevel.WARN, "Nothing to play in the bucket. What is on air is left alone, as ${header.CamelAwsS3Key} is still there")
                .stop()
            .doCatch(NoSuchKeyException.class)
                .log("Off air: the last file is gone")
            .end()
            .setBody().constant(null)
            .to("ket:stopLoop?onUnknown=verify&idempotent=true");

        // An upload in parts is in no listing before it is complete. It is told of, in case it never will be.
        from("direct:uploads").routeId("uploads")
            .setBody(method("programme", "halfUploaded"))
            .split(body()).to("direct:refused");

        // Told once, until the file becomes another one.
        from("direct:refused").routeId("refused")
            .idempotentConsumer(simple("${body.key} ${body.version}"), MemoryIdempotentRepository.memoryIdempotentRepository(10_000))
            .log(LoggingLevel.WARN, "Refused: ${body}");

        keepOnAir();
    }
    // spotless:on

    /** A loop of signed addresses gets its time with each renewal of these; any other one would end after 20 days. */
    private void keepOnAir() {
        boolean signed =
                getContext().resolvePropertyPlaceholders("{{bucket.private}}").equals("true");
        if (!signed) {
            from("kamelet:ket-loop-keepalive?streamId={{camel.component.ket.streamId}}")
                    .routeId("keep-on-air")
                    .log("20 days more: ${header.CamelKetCalledStreamId}");
        }
    }
}
