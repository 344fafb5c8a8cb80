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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelket.CamelKet;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.StreamNames;
import io.github.camelket.model.TranscodedStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page streams.md: names in Java, and as a bean in the routes of the page. */
class StreamsPageTest {

    private static final Path PAGE = Pages.ROOT.resolve("src/docs/streams.md");

    private static final StreamNames NAMES = new StreamNames("push.example.com", "pull.example.com", "live");

    private final Preset mypreset = Preset.builder()
            .preset("mypreset")
            .addOutput(output(OutputFormat.H264_360P, "_low"))
            .addOutput(output(OutputFormat.H265_720P, "_high"))
            .build();

    @Test
    void namesInJava() {
        // spotless:off
        StreamNames names = new StreamNames("push.example.com", "pull.example.com", "live");

        names.pushUrl("mystream");               // rtmp://push.example.com/live/mystream
        names.pushUrl("mystream", "mypreset");   // rtmp://push.example.com/live/mystream?preset=mypreset
        names.pullUrl("mystream");               // rtmp://pull.example.com/live/mystream
        // spotless:on
        assertThat(List.of(names.pushUrl("mystream"), names.pushUrl("mystream", "mypreset"), names.pullUrl("mystream")))
                .containsExactly(
                        "rtmp://push.example.com/live/mystream",
                        "rtmp://push.example.com/live/mystream?preset=mypreset",
                        "rtmp://pull.example.com/live/mystream");

        // spotless:off
        List<TranscodedStream> streams = names.pushTriggered("mystream", "mypreset", mypreset.output());
        streams.get(0).name();   // mystream_low
        streams.get(1).url();    // rtmp://pull.example.com/live/mystream_high
        // spotless:on
        assertThat(streams.get(0).name()).isEqualTo("mystream_low");
        assertThat(streams.get(1).url()).isEqualTo("rtmp://pull.example.com/live/mystream_high");

        // spotless:off
        List<TranscodedStream> answers = names.parse("mystream_low", Map.of("mypreset", mypreset.output()));
        String source = answers.isEmpty() ? "mystream_low" : answers.get(0).source();
        // spotless:on
        assertThat(source).isEqualTo("mystream");
    }

    @Test
    void theMessageOfAPresetThatPlayingCannotTrigger() {
        assertThatThrownBy(() -> NAMES.pullTriggered("mystream", "mypreset", mypreset.output()))
                .satisfies(refused ->
                        assertThat(Files.readString(PAGE)).contains("```\n" + refused.getMessage() + "\n```"));
    }

    @Test
    void theBeanOfTheProperties() throws Exception {
        Properties properties = new Properties();
        for (String snippet : Pages.snippets(PAGE, "properties")) {
            properties.load(new StringReader(snippet));
        }
        Main main = new Main();
        main.setInitialProperties(properties);
        main.start();
        try {
            assertThat(main.lookup("streamNames", StreamNames.class)).isEqualTo(NAMES);
        } finally {
            main.stop();
        }
    }

    @Test
    @ExtendWith(KetLocalExtension.class)
    void theBeanInRoutes(KetLocal local) throws Exception {
        try (CamelKet camel = new CamelKet(local)) {
            camel.call("ket:call", mypreset, Object.class);
            for (String language : List.of("yaml", "xml")) {
                for (String snippet : Pages.snippets(PAGE, language)) {
                    camel.with("streams." + language, snippet);
                }
            }
            assertThat(camel.context().getRegistry().lookupByNameAndType("streamNames", StreamNames.class))
                    .isEqualTo(NAMES);

            for (String route : List.of("direct:whereToPush", "direct:whereToPushInXml")) {
                Exchange told = camel.send(route, null, Map.of("stream", "mystream"));
                assertThat(told.getMessage().getBody(String.class))
                        .isEqualTo("rtmp://push.example.com/live/mystream?preset=mypreset");
            }

            camel.send("direct:whatToPull", null, Map.of("stream", "mystream"));
            ConsumerTemplate announced = camel.context().createConsumerTemplate();
            assertThat(announced
                            .receiveBody("seda:announce", 5000, TranscodedStream.class)
                            .url())
                    .isEqualTo("rtmp://pull.example.com/live/mystream_low");
            assertThat(announced
                            .receiveBody("seda:announce", 5000, TranscodedStream.class)
                            .url())
                    .isEqualTo("rtmp://pull.example.com/live/mystream_high");
        }
    }

    private static PresetOutput output(OutputFormat format, String suffix) {
        return PresetOutput.of(
                PresetFormat.builder().outputFormat(format).suffix(suffix).build());
    }
}
