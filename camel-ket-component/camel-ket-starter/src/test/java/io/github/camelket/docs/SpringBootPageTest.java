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
import static org.awaitility.Awaitility.await;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.resilience.OnUnknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The page on Spring Boot: its properties put to work, and that the tests it names are there. */
@ExtendWith(KetLocalExtension.class)
class SpringBootPageTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGE = ROOT.resolve("src/docs/spring-boot.md");

    @EnableAutoConfiguration
    static class Application {}

    @Test
    void thePropertiesWork(@TempDir Path folder, KetLocal local) throws IOException {
        Path guide = Files.writeString(
                folder.resolve("guide.yaml"),
                """
                uniqName: demo
                app: live
                preset: mypreset
                pubDomain: publish.example.com
                channels:
                  - stream: news
                    programmes: []
                """);
        Path properties = Files.writeString(
                folder.resolve("application.yaml"), fence("yaml").replace("guide.yaml", guide.toString()));
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.location=file:" + properties,
                        "--camel.component.ket.service-url=" + local.serviceUrl(),
                        "--camel.component.ket.access-key=" + local.accessKey(),
                        "--camel.component.ket.secret-key=" + local.secretKey())) {
            KetComponent ket = application.getBean(CamelContext.class).getComponent("ket", KetComponent.class);
            assertThat(ket.getResponseTimeout()).isEqualTo(10_000);
            assertThat(ket.getConfiguration().getOnUnknown()).isEqualTo(OnUnknown.VERIFY);
            await().atMost(Duration.ofSeconds(30)).until(() -> local.requestCount("GetLoopList") > 0);
        }
    }

    @Test
    void theTestsThatItNamesAreThere() throws IOException {
        List<String> names = Pattern.compile("`(\\w+(?:Test|IT))`")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1) + ".java")
                .toList();
        assertThat(names).hasSizeGreaterThan(5);
        try (Stream<Path> here = Files.walk(Path.of("src/test/java"));
                Stream<Path> example = Files.walk(ROOT.resolve("examples/spring-boot/src/test/java"))) {
            assertThat(Stream.concat(here, example)
                            .map(file -> file.getFileName().toString()))
                    .containsAll(names);
        }
    }

    private static String fence(String language) throws IOException {
        Matcher fence =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(fence.find()).isTrue();
        return fence.group(1);
    }
}
