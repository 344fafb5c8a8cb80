/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.karaf;

import io.github.camelket.KetAlreadyExistsException;
import io.github.camelket.model.LoopSource;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;

/** At its time a channel plays its playlist: it is put on air or, where it is on air, given this list. */
public class ChannelRoutes extends RouteBuilder {

    @Override
    public void configure() {
        String playlist = getContext().resolvePropertyPlaceholders("{{playlist}}");
        // serviceUrl is for ket-local: where it is not given, the real service is called.
        String channel = "?uniqName={{uniqName}}&app={{app}}&streamId={{streamId}}&serviceUrl={{?serviceUrl}}";

        onException(KetAlreadyExistsException.class)
                .handled(true)
                .to("ket:updateLoop" + channel)
                .log("{{streamId}} changes to {{playlist}}");

        from("quartz:channel/{{streamId}}?cron={{cron}}&trigger.timeZone={{timeZone}}")
                .routeId("channel")
                .setBody(constant(
                        Map.of("SrcInfo", LoopSource.inOrder(playlist.trim().split("\\s*,\\s*")))))
                .to("ket:startLoop" + channel + "&preset={{preset}}&pubDomain={{pubDomain}}")
                .log("{{streamId}} is on air with {{playlist}}");
    }
}
