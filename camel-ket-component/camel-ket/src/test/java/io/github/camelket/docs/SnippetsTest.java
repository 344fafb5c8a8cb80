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

import io.github.camelket.KetAlreadyExistsException;
import io.github.camelket.KetComponent;
import io.github.camelket.KetComponentConfigurer;
import io.github.camelket.KetNoAnswerException;
import io.github.camelket.KetThrottledException;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.UpdateLoop;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every snippet of the documentation, compiled and run here; and that there is no other. */
class SnippetsTest {

    private final KetLocal local = KetLocal.start();
    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        KetComponent ket = context.getComponent("ket", KetComponent.class);
        ket.getConfiguration().setServiceUrl(local.serviceUrl().toString());
        ket.setAccessKey(local.accessKey());
        ket.setSecretKey(local.secretKey());
        context.start();
        send(
                "ket:preset?uniqName=demo&app=live&preset=mypreset",
                "{\"Output\":[{\"format\":{\"output_format\":258,\"suffix\":\"_low\"}}]}");
        local.takeRequest();
    }

    @AfterEach
    void stop() {
        context.stop();
        local.close();
    }

    @Test
    void aLoopFromMorningToNight() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("quartz:channel/morning?cron=0 0 6 * * ?&trigger.timeZone=Asia/Shanghai")
                    .setBody(constant(StartLoop.builder()
                        .streamId("channel1")
                        .srcInfo(LoopSource.inOrder("http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4"))
                        .preset("mypreset")
                        .pubDomain("publish.example.com")
                        .build()))
                    .to("ket:startLoop?uniqName=demo&app=live")
                    .log("On air: ${body}");

                from("quartz:channel/night?cron=0 55 23 * * ?&trigger.timeZone=Asia/Shanghai")
                    .to("ket:stopLoop?uniqName=demo&app=live&streamId=channel1");
                // spotless:on
            }
        };
        runFirstRoute(routes, null, Map.of());
        RecordedRequest request = local.takeRequest();
        assertThat(request.action()).isEqualTo("StartLoop");
        assertThat(request.bodyText()).contains("news.mp4", "\"StreamID\":\"channel1\"");
    }

    @Test
    void nameActionAndParametersInTheMessage() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:any")
                    .setHeader("CamelKetStreamId", simple("${header.channel}"))
                    .toD("ket:${header.action}?uniqName=demo&app=live");
                // spotless:on
            }
        };
        runFirstRoute(routes, null, Map.of("action", "getLoopList", "channel", "channel7"));
        assertThat(local.takeRequest().rawQuery()).contains("Action=GetLoopList", "StreamID=channel7");
    }

    @Test
    void callsAsRecords() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:twoMoreWeeks")
                    .setBody(constant(UpdateLoop.builder()
                        .streamId("channel1")
                        .durationHour(Duration.ofDays(14))
                        .build()))
                    .to("ket:call?uniqName=demo&app=live");
                // spotless:on
            }
        };
        send(
                "ket:startLoop?uniqName=demo&app=live&preset=mypreset&pubDomain=p.example.com&streamId=channel1",
                Map.of("SrcInfo", LoopSource.inOrder("http://b.ks3-cn-beijing-internal.ksyuncs.com/a.mp4")));
        runFirstRoute(routes, null, Map.of());
        assertThat(local.requests().get(2).bodyText())
                .isEqualTo("{\"StreamID\":\"channel1\",\"DurationHour\":336,\"UniqName\":\"demo\",\"App\":\"live\"}");
    }

    @Test
    void catchFailuresApart() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                onException(KetAlreadyExistsException.class)
                    .handled(true)
                    .to("ket:updateLoop?uniqName=demo&app=live&streamId=channel1");
                onException(KetThrottledException.class)
                    .maximumRedeliveries(3).redeliveryDelay(1000).useExponentialBackOff();
                onException(KetNoAnswerException.class)
                    .onWhen(simple("${exception.safeToRepeat}"))
                    .maximumRedeliveries(3).redeliveryDelay(1000).useExponentialBackOff();
                // spotless:on
                from("direct:start").to("ket:startLoop");
            }
        };
        KetComponent ket = context.getComponent("ket", KetComponent.class);
        ket.getConfiguration().setUniqName("demo");
        ket.getConfiguration().setApp("live");
        ket.getConfiguration().setPreset("mypreset");
        ket.getConfiguration().setPubDomain("p.example.com");
        String loop =
                "{\"StreamID\":\"channel1\",\"SrcInfo\":[{\"Path\":\"http://b.ks3-cn-beijing-internal.ksyuncs.com/a.mp4\",\"Index\":0}]}";
        local.faults().next(Fault.status(429));
        runFirstRoute(routes, loop, Map.of());
        send("direct:start", loop);
        assertThat(local.requests().stream().map(RecordedRequest::action).skip(1))
                .containsExactly("StartLoop", "StartLoop", "StartLoop", "UpdateLoop");
    }

    @Test
    void credentialsFromABean() throws Exception {
        String secondKey = local.accessKey();
        String secondSecret = local.secretKey();
        // spotless:off
        KetCredentialsProvider secondAccount = () -> new KetCredentials(secondKey, secondSecret, null);
        context.getRegistry().bind("secondAccount", secondAccount);
        // spotless:on
        Exchange exchange = send("ket:getLoopList?uniqName=demo&app=live&credentialsProvider=#secondAccount", null);
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void makeAPreset() {
        ProducerTemplate template = context.createProducerTemplate();
        send("ket:delPreset?uniqName=demo&app=live&preset=mypreset", null);
        // spotless:off
        template.sendBody("ket:preset?uniqName=demo&app=live", Preset.builder()
            .preset("mypreset")
            .addOutput(PresetOutput.of(PresetFormat.builder()
                .outputFormat(OutputFormat.H264_360P)
                .suffix("_low")
                .build()))
            .build());
        // spotless:on
        assertThat(local.requestCount("Preset")).isEqualTo(2);
    }

    @Test
    void bodiesInTheDocumentationAreAccepted() throws Exception {
        send("ket:delPreset?uniqName=demo&app=live&preset=mypreset", null);
        List<String> bodies = Pages.snippets(Pages.ROOT.resolve("src/docs/ket-component.md"), "json");
        List<String> actions = List.of("preset", "startLoop", "updateLoop", "redirectStart");
        assertThat(bodies).hasSameSizeAs(actions);
        for (int i = 0; i < bodies.size(); i++) {
            Exchange exchange = send("ket:" + actions.get(i) + "?uniqName=demo&app=live", bodies.get(i));
            assertThat(exchange.getException()).as(bodies.get(i)).isNull();
        }
    }

    @Test
    void linksInTheDocumentationLeadSomewhere() throws Exception {
        Pattern link = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");
        int found = 0;
        for (Path page : Pages.all()) {
            Matcher matcher = link.matcher(Files.readString(page));
            while (matcher.find()) {
                assertThat(page.resolveSibling(matcher.group(1)))
                        .as(page + ": " + matcher.group(1))
                        .exists();
                found++;
            }
        }
        assertThat(found).isGreaterThan(15);
    }

    @Test
    void aLocalServiceInATest() {
        ProducerTemplate template = context.createProducerTemplate();
        // spotless:off
        try (KetLocal local = KetLocal.start()) {
            KetComponent ket = context.getComponent("ket", KetComponent.class);
            ket.getConfiguration().setServiceUrl(local.serviceUrl().toString());
            ket.setAccessKey(local.accessKey());
            ket.setSecretKey(local.secretKey());

            template.sendBody("ket:getLoopList?uniqName=demo&app=live", null);

            RecordedRequest request = local.takeRequest();
            assertThat(request.action()).isEqualTo("GetLoopList");
        }
        // spotless:on
    }

    @Test
    void theRefusalInTheDocumentationIsWhatIsSaid() throws Exception {
        Exchange exchange = send(
                "ket:preset?uniqName=demo&app=live&preset=my-preset",
                "{\"Output\":[{\"format\":{\"output_format\":258}},{\"format\":{\"output_format\":259,\"vbr\":100}}]}");
        assertThat(Pages.squeezed(Files.readString(Pages.ROOT.resolve("src/docs/ket-component.md"))))
                .contains("```" + Pages.squeezed(exchange.getException().getMessage()) + "```");
    }

    private void runFirstRoute(RouteBuilder routes, Object body, Map<String, Object> headers) throws Exception {
        context.addRoutes(routes);
        String id = context.getRoutes().get(0).getRouteId();
        AdviceWith.adviceWith(context, id, advice -> advice.replaceFromWith("direct:start"));
        Exchange exchange = context.createFluentProducerTemplate()
                .to("direct:start")
                .withBody(body)
                .withHeaders(headers)
                .send();
        assertThat(exchange.getException()).isNull();
    }

    private Exchange send(String uri, Object body) {
        return context.createFluentProducerTemplate().to(uri).withBody(body).send();
    }

    @Test
    void thereIsNoSnippetOfJavaThatNoTestOfTheDocumentationRuns() throws Exception {
        String compiled = Pages.squeezed(Pages.tests());
        int found = 0;
        for (Path page : Pages.all()) {
            for (String snippet : Pages.snippets(page, "java")) {
                assertThat(compiled).as(page.toString()).contains(Pages.squeezed(snippet));
                found++;
            }
        }
        assertThat(found).isGreaterThan(3);
    }

    /** The test of a page, KameletsPageTest of kamelets.md, runs what it finds there, so that nothing is left out. */
    @Test
    void pagesOfTheGuideWithYamlXmlOrJsonHaveATestOfTheirOwn() throws Exception {
        for (Path page : Pages.guide()) {
            boolean declarative = Stream.of("yaml", "xml", "json")
                    .anyMatch(language -> !Pages.snippets(page, language).isEmpty());
            if (declarative && !page.endsWith("ket-component.md")) {
                assertThat(Pages.tests()).contains("class " + Pages.testOf(page) + " ");
            }
        }
    }

    @Test
    void theChineseReadmeShowsTheSameCodeAndCommands() throws Exception {
        Pattern fence = Pattern.compile("```.*?```", Pattern.DOTALL);
        assertThat(fence.matcher(Files.readString(Pages.ROOT.resolve("README.zh-CN.md")))
                        .results()
                        .map(MatchResult::group))
                .hasSizeGreaterThan(5)
                .containsExactlyElementsOf(fence.matcher(Files.readString(Pages.ROOT.resolve("README.md")))
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    @Test
    void propertiesInTheDocumentationAreOptionsOfTheComponent() throws Exception {
        List<String> snippets = Pages.all().stream()
                .flatMap(page -> Pages.snippets(page, "properties").stream())
                .toList();
        assertThat(snippets).isNotEmpty();
        for (String snippet : snippets) {
            Properties properties = new Properties();
            properties.load(new StringReader(snippet));
            for (String name : properties.stringPropertyNames()) {
                if (Stream.of(
                                "beans",
                                "kamelet",
                                "ket.playout",
                                "component.quartz",
                                "health",
                                "main",
                                "management",
                                "server",
                                "telemetryDev")
                        .anyMatch(group -> name.startsWith("camel." + group + "."))) {
                    continue; // set by the test of the page
                }
                assertThat(name).startsWith("camel.component.ket.");
                String value = properties.getProperty(name).replaceAll("\\{\\{.*}}", "x");
                assertThat(new KetComponentConfigurer()
                                .configure(context, new KetComponent(), name.substring(20), value, true))
                        .as(name)
                        .isTrue();
            }
        }
    }

    @Test
    void endpointsInTheDocumentationExist() throws Exception {
        Pattern endpoint = Pattern.compile("\\bket:(?!application-cloudevents)[a-zA-Z]+(\\?[a-zA-Z]+=[^\"`\\s)]*)?");
        int found = 0;
        for (Path page : Pages.all()) {
            Matcher matcher = endpoint.matcher(Files.readString(page));
            while (matcher.find()) {
                String uri = matcher.group()
                        .replace("#secondAccount", "#bean:secondAccount")
                        .replace("&amp;", "&");
                context.getRegistry()
                        .bind("secondAccount", (KetCredentialsProvider) () -> new KetCredentials("a", "s", null));
                context.getRegistry().bind("told", new MemoryStateRepository());
                assertThat(context.getEndpoint(uri)).as(page + ": " + uri).isNotNull();
                found++;
            }
        }
        assertThat(found).isGreaterThan(5);
    }
}
