/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static io.github.camelket.kamelet.KameletRun.NEWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.KetNotFoundException;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.StartLoopResult;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KetSinkTest {

    private final KetLocal local = KetLocal.start();
    private final KameletRun run = new KameletRun(local);

    @AfterEach
    void stop() {
        run.close();
        local.close();
    }

    private ProducerTemplate with(String uri) throws Exception {
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        });
        return run.context().createProducerTemplate();
    }

    /** As environment variables of such names would be: what is not set comes from the component and from nowhere else. */
    @Test
    void aSystemPropertyIsNotTakenForAPropertyThatWasLeftOut() throws Exception {
        System.setProperty("app", "elsewhere");
        System.setProperty("streamId", "elsewhere");
        try {
            with("kamelet:ket-sink?action=getLoopList").requestBody("direct:start", null, Object.class);
            assertThat(run.last("GetLoopList").rawQuery()).contains("App=live").doesNotContain("elsewhere");
            run.startLoop("channel1", NEWS);
            run.from("kamelet:ket-loop-keepalive");
            run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("UpdateLoop"));
            assertThat(run.last("UpdateLoop").bodyText()).contains("live").doesNotContain("elsewhere");
        } finally {
            System.clearProperty("app");
            System.clearProperty("streamId");
        }
    }

    @Test
    void eachMessageIsACallAndTheAnswerBecomesTheBody() throws Exception {
        ProducerTemplate template = with(
                "kamelet:ket-sink?action=startLoop&streamId=channel1&preset=mypreset&pubDomain=publish.example.com");
        Object answer = template.requestBody(
                "direct:start",
                StartLoop.builder().srcInfo(LoopSource.inOrder(NEWS)).build());
        assertThat(answer).isInstanceOf(StartLoopResult.class);
        assertThat(run.onAir()).singleElement().satisfies(loop -> assertThat(loop.streamId())
                .isEqualTo("channel1"));
    }

    @Test
    void headersGoBeforeProperties() throws Exception {
        ProducerTemplate template = with("kamelet:ket-sink?action=getLoopList&uniqName=demo&app=live&streamId=one");
        Object answer = template.requestBodyAndHeaders("direct:start", null, Map.of("CamelKetStreamId", "two"));
        assertThat(answer).isInstanceOf(LoopListResult.class);
        assertThat(run.last("GetLoopList").rawQuery()).contains("StreamID=two", "App=live", "UniqName=demo");
    }

    @Test
    void aFailureIsTheCallers() throws Exception {
        ProducerTemplate template = with("kamelet:ket-sink?action=stopLoop&streamId=channel1");
        Exchange failed = template.send("direct:start", exchange -> {});
        assertThat(failed.getException()).isInstanceOf(KetNotFoundException.class);
        assertThat(run.changes()).containsExactly("StopLoop");
    }

    /** Camel's error handler of the Kamelet's own route would know nothing of it. */
    @Test
    void onExceptionOfTheRouteIsAsked() throws Exception {
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(KetNotFoundException.class).handled(true).setBody(constant("off air already"));
                from("direct:handling").to("kamelet:ket-sink?action=stopLoop&streamId=channel1");
            }
        });
        ProducerTemplate template = run.context().createProducerTemplate();
        assertThat(template.requestBody("direct:handling", (Object) null)).isEqualTo("off air already");
    }

    @Test
    void anActionThatDoesNotExistDoesNotStart() {
        assertThat(run.refusal("kamelet:ket-sink?action=startLop")).contains("There is no KET action 'startLop'");
    }

    @Test
    void everyKameletCanCallAsSomebodyElse() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        run.context().getRegistry().bind("secondAccount", (KetCredentialsProvider) () -> {
            asked.incrementAndGet();
            return new KetCredentials(local.accessKey(), local.secretKey(), null);
        });
        with("kamelet:ket-sink?action=getPresetList&credentialsProvider=#secondAccount")
                .requestBody("direct:start", (Object) null);
        assertThat(asked).hasPositiveValue();

        asked.set(0);
        run.from("kamelet:ket-stream-pull?streamId=match&srcUrl=rtmp://pull.example.com/live/match"
                + "&credentialsProvider=#secondAccount");
        run.awaitThat(it -> assertThat(it.emitted()).hasSize(1));
        assertThat(asked).hasPositiveValue();
    }
}
