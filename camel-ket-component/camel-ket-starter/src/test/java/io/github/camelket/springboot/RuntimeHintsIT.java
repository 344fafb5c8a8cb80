/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.KetLocal;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.ReflectionHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.agent.RecordedInvocation;
import org.springframework.aot.agent.RecordedInvocationsListener;
import org.springframework.aot.agent.RecordedInvocationsPublisher;
import org.springframework.aot.agent.RuntimeHintsAgent;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;

/**
 * What an application does with classes and files of ours by reflection, as an agent of Spring's sees it while calls are made and
 * a guide is put on air, is in the hints that Spring makes of that application for a native image. An IT, as Camel's own hints are
 * made from jars only.
 */
class RuntimeHintsIT {

    @TempDir
    private Path folder;

    @Test
    void nothingOfOursIsDoneByReflectionWithoutAHint() throws Exception {
        assertThat(RuntimeHintsAgent.isLoaded()).isTrue();
        List<RecordedInvocation> recorded = new CopyOnWriteArrayList<>();
        RecordedInvocationsListener recorder = recorded::add;
        RecordedInvocationsPublisher.addListener(recorder);
        try {
            runApplication();
        } finally {
            RecordedInvocationsPublisher.removeListener(recorder);
        }

        List<RecordedInvocation> ours =
                recorded.stream().filter(RuntimeHintsIT::isOurs).toList();
        assertThat(ours.stream().map(RuntimeHintsIT::subject))
                .contains(
                        "io.github.camelket.model.LoopListResult",
                        "io.github.camelket.kamelet.LoopKeepalive",
                        "io.github.camelket.playout.KetPlayoutBuilder",
                        "kamelets/ket-loop-keepalive.kamelet.yaml",
                        "io/github/camelket/playout/view/page.html");
        RuntimeHints hints = hintsOfApplication();
        assertThat(ours.stream()
                        .filter(invocation -> !invocation.matches(hints))
                        .map(invocation -> invocation.getMethodReference() + " " + subject(invocation))
                        .distinct())
                .isEmpty();
    }

    private void runApplication() throws Exception {
        Path guide = Files.writeString(
                folder.resolve("guide.yaml"),
                """
                uniqName: demo
                app: live
                preset: mypreset
                pubDomain: publish.example.com
                channels:
                  - stream: news
                    filler: [http://videos.ks3-cn-beijing-internal.ksyuncs.com/ident.mp4]
                """);
        try (KetLocal local = KetLocal.start();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(TestApplication.class)
                        .initializers(context -> context.getBeanFactory().registerSingleton("routes", routes()))
                        .properties(
                                "server.port=0",
                                "camel.component.ket.service-url=" + local.serviceUrl(),
                                "camel.component.ket.access-key=" + local.accessKey(),
                                "camel.component.ket.secret-key=" + local.secretKey(),
                                "camel.component.ket.uniq-name=demo",
                                "camel.component.ket.app=live",
                                "camel.ket.playout.guide=file:" + guide,
                                "camel.ket.playout.page=true")
                        .run()) {
            ProducerTemplate template = application.getBean(ProducerTemplate.class);
            template.sendBody(
                    "ket:preset?preset=mypreset",
                    "{\"Output\":[{\"format\":{\"output_format\":258,\"suffix\":\"_low\"}}]}");
            template.requestBody(
                    "ket:startLoop",
                    StartLoop.builder()
                            .streamId("channel1")
                            .srcInfo(LoopSource.inOrder("http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4"))
                            .preset("mypreset")
                            .pubDomain("publish.example.com")
                            .build(),
                    String.class);
            assertThat(template.requestBody("direct:appOfFirst", null, String.class))
                    .isEqualTo("live");
            template.requestBody("ket:getPresetDetail?preset=mypreset", null, String.class);
            await().atMost(Duration.ofSeconds(30)).until(() -> local.requestCount("StartLoop") > 1);
        }
    }

    private static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:appOfFirst").to("ket:getLoopList").setBody(simple("${body.list[0].app}"));
                from("kamelet:ket-loop-keepalive?uniqName=demo&app=live").stop();
            }
        };
    }

    /** As Spring Boot's plugin makes them when it builds an application. */
    private static RuntimeHints hintsOfApplication() {
        TestGenerationContext generation = new TestGenerationContext();
        AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();
        application.register(TestApplication.class);
        new ApplicationContextAotGenerator().processAheadOfTime(application, generation);
        return generation.getRuntimeHints();
    }

    /** Spring's beans are Spring's business, and ket-local is no part of an application. */
    private static boolean isOurs(RecordedInvocation invocation) {
        String subject = subject(invocation);
        return subject.matches("io[./]github[./]camelket[./].*|kamelets/ket-.*")
                && !subject.matches("io\\.github\\.camelket\\.(local|springboot)\\..*")
                && !isOfNoConsequence(invocation);
    }

    /**
     * A look for what is not there; Camel's for fields with its annotations, of which ours have none; and the JDK's own proxies
     * of annotations.
     */
    private static boolean isOfNoConsequence(RecordedInvocation invocation) {
        String method = invocation.getMethodReference().toString();
        String caller = invocation.getStackFrames().findFirst().orElseThrow().getClassName();
        return method.contains("Class#get") && invocation.getReturnValue() == null
                || method.endsWith("#getDeclaredFields") && caller.equals(ReflectionHelper.class.getName())
                || caller.contains("$Proxy");
    }

    /** The class that is looked into, made or called, or the name of one, or the path of a file. */
    private static String subject(RecordedInvocation invocation) {
        Object instance = invocation.isStatic() ? null : invocation.getInstance();
        if (instance instanceof Member member) {
            return member.getDeclaringClass().getName();
        }
        boolean named = !invocation.getArguments().isEmpty()
                && invocation.getArguments().get(0) instanceof String;
        if (!(instance instanceof Class<?> type)) {
            return named ? invocation.getArguments().get(0).toString() : "";
        }
        return invocation.getMethodReference().toString().contains("#getResource")
                ? type.getPackageName().replace('.', '/') + "/"
                        + invocation.getArguments().get(0)
                : type.getName();
    }
}
