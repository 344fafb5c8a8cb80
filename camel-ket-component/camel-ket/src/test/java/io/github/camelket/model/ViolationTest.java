/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a value is shown. */
class ViolationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    7                                        | 7
                    0.50                                     | 0.50
                    1e999999999                              | 1E+999999999
                    true                                     | true
                    null                                     | nothing
                    []                                       | a list of 0
                    [1, 2]                                   | a list of 2
                    {}                                       | a JSON object
                    ''                                       | ''
                    'my preset'                              | 'my preset'
                    '第一'                                   | '第一'
                    '2026/11/01'                             | '2026/11/01'
                    'a\\nb\\u202e'                           | 'a\\nb\\u202e'
                    'rtmp://push.example.com/live/streamkey' | 'rtmp://push.example.com/…'
                    'rtmp://push.example.com/live/key.part'  | 'rtmp://push.example.com/…'
                    'rtmp://push.example.com:1935/live?k=v'  | 'rtmp://push.example.com:1935/…'
                    'http://b.example.com/news.avi?Signature=s3cr3t' | 'http://b.example.com/….avi'
                    'HTTPS://b.example.com/'                 | 'HTTPS://b.example.com/'
                    'http://b.example.com'                   | 'http://b.example.com'
                    'http://b.example.com?Signature=s3cr3t'  | 'http://b.example.com'
                    'http://user:s3cr3t@b.example.com/a.mp4' | 'http://…'
                    'rtmp://user:12/s3cr3t@b.example.com/a'  | 'rtmp://…'
                    'http://s3cr3t b/a.mp4'                  | 'http://…'
                    'http://b/a.s3cr3t'                      | 'http://b/…'
                    'b.example.com/a.mp4?Signature=s3cr3t'   | another text
                    'preset=a&token=s3cr3t'                  | another text
                    'user:s3cr3t'                            | another text
                    'Signature%3Ds3cr3t'                     | another text
                    """)
    void showsWhatIsNoSecret(String json, String shown) throws Exception {
        JsonNode value = KetJson.MAPPER.readTree(json.replace('\'', '"'));
        assertThat(Violation.value("Path", value, "good").shown()).isEqualTo(shown);
    }

    @Test
    void showsNoLongTextAndNoLongNumber() throws Exception {
        JsonNode text = KetJson.MAPPER.readTree("\"" + "x".repeat(65) + "\"");
        assertThat(Violation.value("App", text, "short").shown()).isEqualTo("a text of 65 characters");
        JsonNode number = KetJson.MAPPER.readTree("1".repeat(900));
        assertThat(Violation.value("App", number, "short").shown()).isEqualTo("1".repeat(64) + "…");
    }

    @Test
    void showsNothingOfWhatTheComponentWritesItself() {
        assertThat(Violation.unsendable("X-Amz-Signature\n", "left out"))
                .hasToString("X-Amz-Signature\\n must be left out, but is given");
    }

    @Test
    void whatIsMissingComesFirstInTheMessage() {
        KetInvalidRequestException exception = new KetInvalidRequestException(
                KetAction.PRESET,
                List.of(
                        Violation.value("App", null, "a name"),
                        Violation.missing("Preset", "preset"),
                        Violation.missing("Output[0].format", "Output[0].format")));
        assertThat(exception)
                .hasMessage("Preset cannot be sent: required and missing: preset, and Output[0].format; App must be a"
                        + " name, but is nothing.");
    }

    /** As Camel's own stores of failed messages do. */
    @Test
    void anExceptionSurvivesBeingWritten() throws Exception {
        Violation violation = Violation.missing("Preset", "preset");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new KetInvalidRequestException(KetAction.PRESET, List.of(violation)));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((KetInvalidRequestException) in.readObject()).violations())
                    .containsExactly(violation);
        }
    }
}
