/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import org.apache.camel.builder.RouteBuilder;

/** The routes of dsl.md in Java, their endpoints as text. */
final class TextRoutes extends RouteBuilder {

    // spotless:off
    static
    class PresetRoute extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:preset")
                .setBody(constant("""
                    {"Output": [{"format": {"output_format": 258, "suffix": "_low"}}]}
                    """))
                .to("ket:preset?preset=mypreset");
        }
    }

    @Override
    public void configure() {
        from("quartz:channel/morning?cron=0 0 6 * * ?&trigger.timeZone=Asia/Shanghai")
            .setBody(constant("""
                {"SrcInfo": [{"Path": "http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4", "Index": 0}]}
                """))
            .to("ket:startLoop?streamId=channel1&preset=mypreset");

        from("quartz:channel/extend?cron=0 0 5 ? * MON&trigger.timeZone=Asia/Shanghai")
            .setHeader("CamelKetDurationHour", constant(480))
            .to("ket:updateLoop?streamId=channel1");

        from("quartz:match/start?cron=0 0 19 ? * SAT&trigger.timeZone=Asia/Shanghai")
            .setBody(constant("""
                {"src": ["rtmp://pull.example.com/live/match"], "durl": ["rtmp://push.example.net/live/match"]}
                """))
            .to("ket:redirectStart")
            .setVariable("global:match", simple("${body.reqList[0].reqId}"));

        from("quartz:match/stop?cron=0 0 22 ? * SAT&trigger.timeZone=Asia/Shanghai")
            .setHeader("CamelKetReqId", variable("global:match"))
            .to("ket:redirectStop");
    }
    // spotless:on
}
