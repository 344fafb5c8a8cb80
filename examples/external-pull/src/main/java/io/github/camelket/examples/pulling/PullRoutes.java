/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.pulling;

import io.github.camelket.KetAlreadyExistsException;
import io.github.camelket.KetAuthenticationException;
import io.github.camelket.KetEndpoint;
import io.github.camelket.KetNoAnswerException;
import io.github.camelket.KetThrottledException;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Keeps outside streams pulled that are on a list. */
public class PullRoutes extends RouteBuilder {

    /** Excel puts a byte order mark before it. */
    private static final String BEGINS_WITH_THE_HEADING = "(?s)\\uFEFF?" + PullRow.HEADING + "\\s.*";

    @Override
    public void configure() throws Exception {
        Pulls pulls = new Pulls(
                endpoint("ket:call", KetEndpoint.class),
                propertyInject("starts.limit", Integer.class),
                propertyInject("starts.within", Duration.class),
                propertyInject("cool.down", Duration.class));

        onException(Exception.class)
                .handled(true)
                .transform(simple("${exchangeProperty.subject}: ${exception.message}"))
                .to("direct:failed");

        // The list: each row alone, and a route for each stream.
        from("file:{{pulls.directory}}?fileName={{pulls.file}}&charset=UTF-8&noop=true&idempotent=false"
                        + "&sendEmptyMessageWhenIdle=true&initialDelay=0&delay={{list.every}}")
                .routeId("list")
                .setProperty("time", constant("--:--"))
                .setProperty("subject", constant("{{pulls.file}}"))
                // Read once: what comes of the file must be of one state of it.
                .convertBodyTo(String.class)
                .choice()
                .when(body().isNull())
                .transform(constant("{{pulls.file}} is not there; what is pulled goes on"))
                .to("direct:told-once")
                .when(body().regex(BEGINS_WITH_THE_HEADING))
                .bean(pulls, "begin")
                .split()
                .body(String.class, text -> text.lines().toList())
                .to("direct:row")
                .end()
                .split(method(pulls, "end"))
                .process(exchange -> unwatch(exchange.getMessage().getBody(String.class)))
                .endChoice()
                .otherwise()
                .transform(constant("{{pulls.file}}, line 1: must be " + PullRow.HEADING + "; no row is read"))
                .to("direct:told-once");

        from("direct:row")
                .routeId("row")
                .onException(IllegalArgumentException.class)
                .handled(true)
                .bean(pulls, "refuse")
                .transform(simple("${exchangeProperty.subject}: ${exception.message}"))
                .to("direct:told-once")
                .end()
                .setProperty("subject", simple("{{pulls.file}}, line ${exchangeProperty.CamelSplitIndex}++"))
                .filter(simple("${exchangeProperty.CamelSplitIndex} > 0 && ${body.isBlank} == false"))
                .doTry()
                .unmarshal(new BindyCsvDataFormat(PullRow.class))
                .doCatch(Exception.class)
                // What Camel says of it may quote the row, and with it a key.
                .throwException(IllegalArgumentException.class, PullRow.COLUMNS)
                .end()
                .bean(pulls, "add")
                .process(exchange -> watch(exchange.getMessage().getBody(String.class)));

        // One of these for each stream. What is transcoded is pulled; of anything else only a start can tell.
        routeTemplate("watch")
                .templateParameter("stream")
                .from("ket:getStreamTranList?streamId={{stream}}&emit=ALL&initialDelay=0&delay={{look.every}}"
                        + "&bridgeErrorHandler=true")
                .onException(Exception.class)
                .handled(true)
                .transform(simple("{{stream}} not looked at: ${exception.message}"))
                .to("direct:failed")
                .end()
                .setProperty("stream", constant("{{stream}}"))
                .setProperty("now", header("CamelMessageTimestamp"))
                .setProperty("time", simple("${date-with-timezone:exchangeProperty.now:{{log.timeZone}}:HH:mm}"))
                .setProperty("step", method(pulls, "step"))
                .choice()
                .when(exchangeProperty("step").isEqualTo("start"))
                .to("direct:start")
                .when(exchangeProperty("step").isEqualTo("stop"))
                .to("direct:stop");

        from("direct:start")
                .routeId("start")
                .onException(KetAlreadyExistsException.class)
                // It is pulled already, or pushed by somebody.
                .handled(true)
                .end()
                .onException(KetNoAnswerException.class, KetThrottledException.class, KetAuthenticationException.class)
                // Nothing that this stream could be given up for.
                .handled(true)
                .transform(simple("${exchangeProperty.stream} not started: ${exception.message}"))
                .to("direct:failed")
                .end()
                .onException(Exception.class)
                .handled(true)
                .transform(simple("${exchangeProperty.stream} not started: ${exception.message}"))
                .to("direct:failed")
                .to("direct:count")
                .end()
                .setBody(method(pulls, "start"))
                .to("ket:call")
                .log("${exchangeProperty.time}  started  ${exchangeProperty.stream}")
                .to("direct:count");

        // That a stream had ended is certain when it could be started: the last start is taken back.
        from("direct:count")
                .routeId("count")
                .filter(method(pulls, "isOnceTooOften"))
                .to("direct:stop")
                .transform(simple("GIVEN UP ${exchangeProperty.stream}: started {{starts.limit}} times in"
                        + " {{starts.within}}, and ended. It is left alone for {{cool.down}},"
                        + " or until its row is changed."))
                .log(LoggingLevel.ERROR, "${exchangeProperty.time}  ${body}")
                .to("{{given.up}}");

        from("direct:stop")
                .routeId("stop")
                .setProperty("subject", simple("${exchangeProperty.stream} not stopped"))
                .setBody(method(pulls, "stop"))
                .to("ket:call?idempotent=true")
                .bean(pulls, "stopped")
                .log("${exchangeProperty.time}  stopped  ${exchangeProperty.stream}");

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
                .body(String.class, PullRoutes::withoutKeys)
                .log(LoggingLevel.ERROR, "${exchangeProperty.time}  FAILED   ${body}")
                .to("file:{{failures.directory}}?fileName=failures.log&fileExist=Append&appendChars=\\n");
    }

    private void watch(String stream) throws Exception {
        if (getContext().getRoute("watch-" + stream) == null) {
            TemplatedRouteBuilder.builder(getContext(), "watch")
                    .routeId("watch-" + stream)
                    .parameter("stream", stream)
                    .add();
        }
    }

    private void unwatch(String stream) throws Exception {
        getContext().getRouteController().stopRoute("watch-" + stream);
        getContext().removeRoute("watch-" + stream);
    }

    /** Of an address nothing is told but its host: the rest may be a key, or a signature. */
    private static String withoutKeys(String text) {
        return text.replaceAll("(\\w+://)([^\\s/]*@)?([^\\s/?#']+)[^\\s']*", "$1$3/…");
    }
}
