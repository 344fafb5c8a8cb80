/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.playlist;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** A channel's day: on air in the morning, another programme in the evening, off air at night. */
public class PlaylistRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // Whatever goes wrong at one hour is reported, and the schedule goes on to the next.
        onException(Exception.class).handled(true).to("direct:failed");

        from("quartz:channel/morning?cron={{morning.cron}}&trigger.timeZone={{channel.timeZone}}")
                .routeId("morning")
                .setHeader("CamelKetSrcInfo", method(Playlist.class, "sources({{morning.playlist}})"))
                .log("06:00  StartLoop   {{morning.playlist}}")
                .to("ket:startLoop")
                .to("direct:onAir");

        from("quartz:channel/evening?cron={{evening.cron}}&trigger.timeZone={{channel.timeZone}}")
                .routeId("evening")
                .setHeader("CamelKetSrcInfo", method(Playlist.class, "sources({{evening.playlist}})"))
                .log("18:00  UpdateLoop  {{evening.playlist}}")
                .to("ket:updateLoop")
                .to("direct:onAir");

        from("quartz:channel/night?cron={{night.cron}}&trigger.timeZone={{channel.timeZone}}")
                .routeId("night")
                .log("23:55  StopLoop")
                .to("ket:stopLoop")
                .to("direct:onAir");

        from("direct:onAir")
                .log("       done by request ${header.CamelKetRequestId}, now on air:")
                .to("ket:getLoopList")
                .transform(method(OnAirTable.class, "of"))
                .log("${body}");

        from("direct:failed")
                .transform(simple("${date:now:yyyy-MM-dd HH:mm:ss} ${fromRouteId}: ${exception.message}"))
                .log(LoggingLevel.ERROR, "${body}")
                .to("file:{{failures.directory}}?fileName=failures.log&fileExist=Append&appendChars=\\n");
    }
}
