/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.redirect;

import io.github.camelket.KetEndpoint;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Keeps the relays of the service as the fixtures of a file say. */
public class RedirectRoutes extends RouteBuilder {

    /** Excel puts a byte order mark before it. */
    private static final String BEGINS_WITH_THE_HEADING = "(?s)\\uFEFF?" + FixtureRow.HEADING + "\\s.*";

    @Override
    public void configure() throws Exception {
        Schedule schedule = new Schedule(
                propertyInject("retry.after", Duration.class), propertyInject("safety.net", Duration.class));
        FixtureReader reader = new FixtureReader(endpoint("ket:call", KetEndpoint.class));

        onException(Exception.class)
                .handled(true)
                .transform(simple("${exchangeProperty.subject} ${exception.message}"))
                .to("direct:failed");

        // Begins with what runs: without an answer there is no look, and nothing is started or stopped on suspicion.
        from("ket:getTaskList?taskType=6&taskDays=31&emit=ALL&initialDelay=0&delay={{look.every}}"
                        + "&bridgeErrorHandler=true")
                .routeId("look")
                .setProperty("now", header("CamelMessageTimestamp"))
                .setProperty("time", simple("${date-with-timezone:exchangeProperty.now:{{log.timeZone}}:HH:mm}"))
                .bean(schedule, "begin")
                .to("direct:fixtures")
                .split(method(schedule, "toStart"))
                .to("direct:start")
                .end()
                .split(method(schedule, "toStop"))
                .to("direct:stop");

        from("direct:fixtures")
                .routeId("fixtures")
                .pollEnrich(
                        "file:{{fixtures.directory}}?fileName={{fixtures.file}}&charset=UTF-8"
                                + "&noop=true&idempotent=false",
                        0)
                // Read once: what comes of the file must be of one state of it.
                .convertBodyTo(String.class)
                .choice()
                .when(body().isNull())
                .transform(constant("{{fixtures.file}} is not there; no relay is started"))
                .to("direct:told-once")
                .when(body().regex(BEGINS_WITH_THE_HEADING))
                .split()
                .body(String.class, text -> text.lines().toList())
                .to("direct:row")
                .endChoice()
                .otherwise()
                .transform(constant("{{fixtures.file}}, line 1: must be " + FixtureRow.HEADING + "; no row is read"))
                .to("direct:told-once");

        // Each row alone: one that is broken is told of, and the others count.
        from("direct:row")
                .routeId("row")
                .onException(IllegalArgumentException.class)
                .handled(true)
                .transform(simple("${exchangeProperty.subject}: ${exception.message}"))
                .to("direct:told-once")
                .end()
                .setProperty("subject", simple("{{fixtures.file}}, line ${exchangeProperty.CamelSplitIndex}++"))
                .filter(simple("${exchangeProperty.CamelSplitIndex} > 0 && ${body.isBlank} == false"))
                .doTry()
                .unmarshal(new BindyCsvDataFormat(FixtureRow.class))
                .doCatch(Exception.class)
                // What Camel says of it may quote the row, and with it the key of a stream.
                .throwException(IllegalArgumentException.class, FixtureRow.COLUMNS)
                .end()
                .bean(reader)
                .bean(schedule, "add");

        from("direct:start")
                .routeId("start")
                .setProperty("start", body())
                .setProperty("subject", simple("${body.match} to ${body.targets} not started:"))
                .split(simple("${body.failures}"))
                .transform(simple("${exchangeProperty.start.match}: ${body}"))
                .to("direct:failed")
                .end()
                .setBody(simple("${body.call}"))
                .to("ket:redirectStart?onUnknown=verify&idempotent=true")
                .log(
                        "${exchangeProperty.time}  started  ${exchangeProperty.start.match} to ${exchangeProperty.start.targets}")
                .split(method(schedule, "refused"))
                .transform(simple("${exchangeProperty.start.match}: ${body}"))
                .to("direct:failed");

        from("direct:stop")
                .routeId("stop")
                .setProperty("subject", simple("${body.match} to ${body.target} not stopped:"))
                .setProperty("stop", body())
                .setBody(simple("${body.call}"))
                .to("ket:redirectStop?onUnknown=verify&idempotent=true")
                .log(
                        "${exchangeProperty.time}  stopped  ${exchangeProperty.stop.match} to ${exchangeProperty.stop.target}");

        // A look comes every moment; what is wrong with a file is told once for each time that it was saved.
        from("direct:told-once")
                .routeId("told-once")
                .idempotentConsumer(simple("${header.CamelFileLastModified} ${body}"))
                .idempotentRepository(MemoryIdempotentRepository.memoryIdempotentRepository(1000))
                .removeOnFailure(false)
                .to("direct:failed");

        from("direct:failed")
                .routeId("failed")
                .transform()
                .body(String.class, RedirectRoutes::withoutKeys)
                .log(LoggingLevel.ERROR, "${exchangeProperty.time}  FAILED   ${body}")
                .to("file:{{failures.directory}}?fileName=failures.log&fileExist=Append&appendChars=\\n");
    }

    /** Of an address nothing is told but its host: the rest may be the key of a stream, or a signature. */
    private static String withoutKeys(String text) {
        return text.replaceAll("(\\w+://)([^\\s/]*@)?([^\\s/?#']+)[^\\s']*", "$1$3/…");
    }
}
