/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.dsl.component.KetComponentBuilderFactory;
import io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory.KetBuilders;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.StartLoop;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The line of the README that shows the builders. */
@ExtendWith(KetLocalExtension.class)
class ReadmeBuildersTest {

    @Test
    void theLineCalls(KetLocal local) throws Exception {
        class MorningRoute extends EndpointRouteBuilder implements KetBuilders {
            @Override
            public void configure() {
                from(direct("morning"))
                        // spotless:off
                        .to(ket("startLoop").uniqName("demo").app("live"))
                        // spotless:on
                        .end();
            }
        }
        try (CamelContext context = new DefaultCamelContext()) {
            KetComponentBuilderFactory.ket()
                    .serviceUrl(local.serviceUrl().toString())
                    .accessKey(local.accessKey())
                    .secretKey(local.secretKey())
                    .register(context, "ket");
            context.addRoutes(new MorningRoute());
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            template.sendBody(
                    "ket:preset?uniqName=demo&app=live&preset=mypreset",
                    Preset.builder()
                            .addOutput(PresetOutput.of(OutputFormat.H264_360P))
                            .build());
            local.takeRequest();

            template.sendBody(
                    "direct:morning",
                    StartLoop.builder()
                            .streamId("channel1")
                            .preset("mypreset")
                            .pubDomain("publish.example.com")
                            .srcInfo(LoopSource.inOrder("http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4"))
                            .build());
        }
        RecordedRequest request = local.takeRequest();
        assertThat(request.action()).isEqualTo("StartLoop");
        assertThat(request.bodyText()).contains("\"UniqName\":\"demo\"", "\"App\":\"live\"", "news.mp4");
    }
}
