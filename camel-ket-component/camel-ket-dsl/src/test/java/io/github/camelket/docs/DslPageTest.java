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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelket.KetComponent;
import io.github.camelket.auth.EnvironmentCredentialsProvider;
import io.github.camelket.dsl.component.KetComponentBuilderFactory;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.local.RecordedRequest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** The page dsl.md: its routes in all their forms, in Camel Main with real Quartz, on a service over a socket. */
@ExtendWith(KetLocalExtension.class)
class DslPageTest {

    private static final Path PAGE = Path.of("..", "..", "src", "docs", "dsl.md");
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Form {
        TEXT,
        BUILDERS,
        YAML,
        XML,
        RECORDS
    }

    private final Main main = new Main();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        main.stop();
    }

    @ParameterizedTest
    @EnumSource
    void everyFormMakesTheSameCalls(Form form, KetLocal local) throws Exception {
        main.setInitialProperties(settings(local));
        addRoutes(form);
        main.start();
        startQuartzWithoutTheSchedule();

        main.getCamelTemplate().sendBody("direct:preset", null);
        fire("channel", "morning", "0 0 6 * * ?");
        fire("channel", "extend", "0 0 5 ? * MON");
        fire("match", "start", "0 0 19 ? * SAT");
        fire("match", "stop", "0 0 22 ? * SAT");

        String match = main.getCamelContext().getVariable("global:match", String.class);
        assertThat(match).isNotBlank();
        assertThat(local.requests())
                .extracting(RecordedRequest::action)
                .containsExactly("Preset", "StartLoop", "UpdateLoop", "RedirectStart", "RedirectStop");
        assertThat(local.requests())
                .extracting(request -> json(request.bodyText()))
                .containsExactlyElementsOf(bodies(match));
    }

    private static List<JsonNode> bodies(String match) {
        // spotless:off
        return Stream.of(
                """
                {"UniqName": "demo", "App": "live", "Preset": "mypreset",
                 "Output": [{"format": {"output_format": 258, "suffix": "_low"}}]}""",
                """
                {"UniqName": "demo", "App": "live", "StreamID": "channel1", "Preset": "mypreset",
                 "PubDomain": "publish.example.com", "SrcInfo": [{"Index": 0,
                 "Path": "http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4"}]}""",
                """
                {"UniqName": "demo", "App": "live", "StreamID": "channel1", "DurationHour": 480}""",
                """
                {"uniqname": "demo", "app": "live", "src": ["rtmp://pull.example.com/live/match"],
                 "durl": ["rtmp://push.example.net/live/match"]}""",
                """
                {"uniqname": "demo", "app": "live", "reqid": "%s"}""".formatted(match))
                .map(DslPageTest::json)
                .toList();
        // spotless:on
    }

    private Properties settings(KetLocal local) throws IOException {
        Properties settings = new Properties();
        for (String fence : fences("properties")) {
            settings.load(new StringReader(fence));
        }
        settings.setProperty(
                "camel.component.ket.serviceUrl", local.serviceUrl().toString());
        settings.setProperty("camel.component.ket.accessKey", local.accessKey());
        settings.setProperty("camel.component.ket.secretKey", local.secretKey());
        settings.setProperty("camel.component.quartz.autoStartScheduler", "false");
        return settings;
    }

    private void addRoutes(Form form) throws IOException {
        switch (form) {
            case TEXT -> {
                main.configure().addRoutesBuilder(new TextRoutes.PresetRoute());
                main.configure().addRoutesBuilder(new TextRoutes());
            }
            case BUILDERS -> {
                main.configure().addRoutesBuilder(new BuilderRoutes.PresetRoute());
                main.configure().addRoutesBuilder(new BuilderRoutes());
            }
            case YAML -> addFiles("yaml");
            case XML -> addFiles("xml");
            case RECORDS -> main.configure().addRoutesBuilder(new TypedRoutes());
        }
    }

    private void addFiles(String language) throws IOException {
        List<String> fences = fences(language);
        assertThat(fences).hasSize(4);
        for (int i = 0; i < fences.size(); i++) {
            Files.writeString(folder.resolve(i + "." + language), fences.get(i));
        }
        main.configure().withRoutesIncludePattern("file:" + folder + "/*." + language);
    }

    /** A schedule that came true while the test runs would make one call more. */
    private void startQuartzWithoutTheSchedule() throws SchedulerException {
        for (TriggerKey trigger : quartz().getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
            quartz().pauseTrigger(trigger);
        }
        quartz().start();
    }

    private Scheduler quartz() {
        return main.getCamelContext()
                .getComponent("quartz", QuartzComponent.class)
                .getScheduler();
    }

    /** Has Quartz run a job now that it would run later, at the time that the page says. */
    private void fire(String group, String name, String cron) throws Exception {
        JobKey job = JobKey.jobKey(name, group);
        assertThat(quartz().getTriggersOfJob(job)).singleElement().satisfies(trigger -> {
            assertThat(((CronTrigger) trigger).getCronExpression()).isEqualTo(cron);
            assertThat(((CronTrigger) trigger).getTimeZone().getID()).isEqualTo("Asia/Shanghai");
            assertThat(quartz().getTriggerState(trigger.getKey())).isEqualTo(TriggerState.PAUSED);
        });
        NotifyBuilder gone = new NotifyBuilder(main.getCamelContext())
                .from("quartz://" + group + "/" + name + "*")
                .whenCompleted(1)
                .create();
        quartz().triggerJob(job);
        assertThat(gone.matches(20, TimeUnit.SECONDS))
                .as(name + " is gone through without a failure")
                .isTrue();
    }

    @Test
    void theComponentIsSetInJava() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            // spotless:off
            KetComponentBuilderFactory.ket()
                .uniqName("demo")
                .app("live")
                .pubDomain("publish.example.com")
                .credentialsProvider(new EnvironmentCredentialsProvider())
                .register(context, "ket");
            // spotless:on
            KetComponent ket = context.getComponent("ket", KetComponent.class);
            assertThat(ket.getConfiguration().getPubDomain()).isEqualTo("publish.example.com");
            assertThat(ket.getConfiguration().getCredentialsProvider())
                    .isInstanceOf(EnvironmentCredentialsProvider.class);
        }
    }

    private static List<String> fences(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult fence) -> fence.group(1))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
