/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import io.github.camelket.model.LoopSource;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectStop;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.UpdateLoop;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** The routes of dsl.md in Java, with typed requests. */
final class TypedRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        from("direct:preset")
            .setBody(constant(Preset.builder()
                .preset("mypreset")
                .addOutput(PresetOutput.of(PresetFormat.builder()
                    .outputFormat(OutputFormat.H264_360P)
                    .suffix("_low")
                    .build()))
                .build()))
            .to("ket:call");

        from("quartz:channel/morning?cron=0 0 6 * * ?&trigger.timeZone=Asia/Shanghai")
            .setBody(constant(StartLoop.builder()
                .streamId("channel1")
                .preset("mypreset")
                .srcInfo(LoopSource.inOrder("http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4"))
                .build()))
            .to("ket:call");

        from("quartz:channel/extend?cron=0 0 5 ? * MON&trigger.timeZone=Asia/Shanghai")
            .setBody(constant(UpdateLoop.builder().streamId("channel1").durationHour(Duration.ofDays(20)).build()))
            .to("ket:call");

        from("quartz:match/start?cron=0 0 19 ? * SAT&trigger.timeZone=Asia/Shanghai")
            .setBody(constant(RedirectStart.builder()
                .addSrc("rtmp://pull.example.com/live/match")
                .addDurl("rtmp://push.example.net/live/match")
                .build()))
            .to("ket:call")
            .setVariable("global:match", simple("${body.reqList[0].reqId}"));

        from("quartz:match/stop?cron=0 0 22 ? * SAT&trigger.timeZone=Asia/Shanghai")
            .setBody(exchange -> RedirectStop.builder().reqId(exchange.getVariable("global:match", String.class)).build())
            .to("ket:call");
        // spotless:on
    }
}
