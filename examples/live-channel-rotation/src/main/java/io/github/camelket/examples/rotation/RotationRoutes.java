/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.rotation;

import io.github.camelket.KetEndpoint;
import io.github.camelket.KetNotFoundException;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.UpdateLoop;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Live streams that take turns on one channel. */
public class RotationRoutes extends RouteBuilder {

    @Override
    public void configure() throws Exception {
        Rotation rotation = new Rotation(
                propertyInject("rotation.channel", String.class),
                propertyInject("turn.every", Duration.class),
                propertyInject("rotation.streams", String.class),
                propertyInject("rotation.source", String.class),
                propertyInject("rotation.standby", String.class),
                endpoint("ket:call", KetEndpoint.class));

        onException(Exception.class)
                .handled(true)
                .transform(simple("${exception.message}"))
                .to("direct:failed");

        // Begins with what is on air. If the service cannot be asked, about this or about a stream, that stays.
        from("ket:getLoopList?streamId={{rotation.channel}}&emit=ALL&initialDelay=0&delay={{look.every}}"
                        + "&bridgeErrorHandler=true")
                .routeId("look")
                .setProperty("now", header("CamelMessageTimestamp"))
                .setProperty("time", simple("${date-with-timezone:exchangeProperty.now:{{log.timeZone}}:HH:mm}"))
                .bean(rotation, "begin")
                .split(method(rotation, "candidates"))
                .stopOnException()
                .filter(method(rotation, "isUndecided"))
                .to("direct:ask")
                .end()
                .end()
                .setProperty("step", method(rotation, "step"))
                .choice()
                .when(exchangeProperty("step").isEqualTo("start"))
                .setBody(method(rotation, "start"))
                .to("direct:on-air")
                .when(exchangeProperty("step").isEqualTo("change"))
                .setBody(method(rotation, "change"))
                .to("direct:on-air")
                .end()
                .bean(rotation, "done")
                .filter(method(rotation, "isNewlyDark"))
                .transform(constant("no stream is live"))
                .to("direct:failed");

        from("direct:ask")
                .routeId("ask")
                .errorHandler(noErrorHandler())
                .setProperty("stream", simple("${body.streamId}"))
                .doTry()
                .to("ket:call")
                .bean(rotation, "decide")
                .doCatch(KetNotFoundException.class)
                .bean(rotation, "skip");

        from("direct:on-air")
                .routeId("on-air")
                .errorHandler(noErrorHandler())
                .to("ket:call?onUnknown=verify&idempotent=true")
                .setBody(method(rotation, "told"))
                .log("${exchangeProperty.time}  on air: ${body}");

        // A call of its own, as the one that changes the source could not be verified with a duration in it.
        from("timer:longer?period={{longer.every}}")
                .routeId("longer")
                .onException(KetNotFoundException.class)
                // Off air: a loop that starts has its 20 days.
                .handled(true)
                .end()
                .setBody(constant(UpdateLoop.builder()
                        .streamId(propertyInject("rotation.channel", String.class))
                        .durationHour(StartLoop.LONGEST)
                        .build()))
                .to("ket:call");

        from("timer:refusals?repeatCount=1")
                .routeId("refusals")
                .split(method(rotation, "refusals"))
                .to("direct:failed");

        from("direct:failed")
                .routeId("failed")
                .log(LoggingLevel.ERROR, "${exchangeProperty.time}  FAILED  ${body}")
                .to("file:{{failures.directory}}?fileName=failures.log&fileExist=Append&appendChars=\\n");
    }
}
