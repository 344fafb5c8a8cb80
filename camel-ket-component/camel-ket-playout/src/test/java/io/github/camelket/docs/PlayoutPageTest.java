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

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.playout.KetPlayout;
import io.github.camelket.playout.KetPlayoutBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on playout and the README: their guides put to work, in the ways that they tell. */
@ExtendWith(KetLocalExtension.class)
class PlayoutPageTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGE = ROOT.resolve("src/docs/playout.md");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"src/docs/playout.md", "README.md", "README.zh-CN.md"})
    void oneLineOfPropertiesPutsTheGuideToWork(String page, KetLocal local) throws Exception {
        Path text = ROOT.resolve(page);
        Path guide = Files.writeString(folder.resolve("guide.yaml"), fence(text, "yaml", "channels:"));
        String line = fence(text, "properties", "camel.ket.playout.guide");
        assertThat(line.lines()).hasSize(1);
        Properties properties = new Properties();
        properties.load(new StringReader(line.replace("file:guide.yaml", "file:" + guide)));

        Main main = main(local);
        properties.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        runs(main, local);
    }

    @Test
    void inJavaItIsAService(KetLocal local) throws Exception {
        assertThat(fence(PAGE, "java", "KetPlayout"))
                .isEqualTo(
                        """
                        context.addService(KetPlayout.builder().guide("file:guide.yaml").build());
                        """);
        Path guide = Files.writeString(folder.resolve("guide.yaml"), fence(PAGE, "yaml", "channels:"));

        Main main = main(local);
        main.start();
        try {
            main.getCamelContext()
                    .addService(KetPlayout.builder().guide("file:" + guide).build());
            await().until(() -> local.requestCount("GetLoopList") > 0);
        } finally {
            main.stop();
        }
    }

    @Test
    void inYamlItIsABean(KetLocal local) throws Exception {
        Path guide = Files.writeString(folder.resolve("guide.yaml"), fence(PAGE, "yaml", "channels:"));
        String bean = fence(PAGE, "yaml", "beans:").replace("file:guide.yaml", "file:" + guide);
        Path routes = Files.writeString(folder.resolve("routes.camel.yaml"), bean);

        Main main = main(local);
        main.configure().withRoutesIncludePattern("file:" + routes);
        runs(main, local);
    }

    @Test
    void theOptionsAreTheBuilders() throws IOException {
        List<String> told = new ArrayList<>();
        Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .forEach(told::add);
        List<String> options = Arrays.stream(KetPlayoutBuilder.class.getMethods())
                .filter(method -> method.getReturnType() == KetPlayoutBuilder.class && method.getParameterCount() == 1)
                .map(Method::getName)
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(options);
    }

    private static Main main(KetLocal local) {
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty(
                "camel.component.ket.serviceUrl", local.serviceUrl().toString());
        main.addInitialProperty("camel.component.ket.accessKey", local.accessKey());
        main.addInitialProperty("camel.component.ket.secretKey", local.secretKey());
        return main;
    }

    private static void runs(Main main, KetLocal local) throws Exception {
        main.start();
        try {
            assertThat(main.getCamelContext().hasServices(KetPlayout.class)).hasSize(1);
            await().until(() -> local.requestCount("GetLoopList") > 0);
        } finally {
            main.stop();
        }
    }

    /** The first block of a kind that has a text. */
    private static String fence(Path page, String kind, String text) throws IOException {
        return Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.contains(text))
                .findFirst()
                .orElseThrow();
    }
}
