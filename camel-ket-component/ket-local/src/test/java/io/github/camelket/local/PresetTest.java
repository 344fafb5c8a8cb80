/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetTest extends LocalTest {

    /** The request of the document's section "Preset". */
    private static final String DOCUMENTED =
            """
            {"UniqName":"xxxxx","App":"xxxxx","Preset":"live_for_demo","Description":"demo","Output":[
              {"format":{"output_format":256,"vbr":800000,"logo_switch":1},"switch":{"sn":1,"sm":1}},
              {"format":{"output_format":256,"format_index":1}}],
             "Video":{"orientationAdapt":0,"LOGO":[
              {"pic":"/test/mylogo.jpg","optimal_w":480,"offsetX":-10,"offsetY":10}]}}""";

    private JsonNode create(String format) {
        return client.post("Preset", "{" + IDS + ",'Preset':'p1','Output':[{'format':{" + format + "}}]}");
    }

    private JsonNode detail(String preset) {
        return client.get("GetPresetDetail", "UniqName", "demo", "App", "live", "Preset", preset);
    }

    @Test
    void keepsThePresetOfTheDocument() {
        assertSuccess(client.post("Preset", DOCUMENTED));
        JsonNode answer = client.get("GetPresetDetail", "UniqName", "xxxxx", "App", "xxxxx", "Preset", "live_for_demo");
        assertSuccess(answer);
        JsonNode given = TestClient.json(DOCUMENTED);
        JsonNode detail = answer.path("PresetDetail");
        assertThat(detail.path("Output")).isEqualTo(given.path("Output"));
        assertThat(detail.path("Video")).isEqualTo(given.path("Video"));
        assertThat(detail.path("Description").asText()).isEqualTo("demo");
        assertThat(detail.path("CreateTime").asText()).isEqualTo("2026-11-23 10:00:00");
        assertThat(detail.path("Audio").isObject()).isTrue();
        assertThat(detail.path("IntelligentSwitch").asInt(-1)).isZero();
        assertThat(detail.path("IntelligentCurl").asText("?")).isEmpty();
        assertThat(detail.has("UniqName")).isFalse();
    }

    @Test
    void returnsWhatItDoesNotKnow() {
        assertSuccess(client.post(
                "Preset",
                "{" + IDS + ",'Preset':'p1','PresetType':2,'HlsMbr':{'HlsBucket':'b','n':[1.50,null]},"
                        + "'Output':[{'format':{'output_format':'258','shortside':'7'},'Overlay':[{'InputIdx':1}]}]}"));
        JsonNode detail = detail("p1").path("PresetDetail");
        assertThat(detail.path("HlsMbr").toString()).isEqualTo("{\"HlsBucket\":\"b\",\"n\":[1.5,null]}");
        assertThat(detail.path("PresetType").isInt()).isTrue();
        assertThat(detail.path("Output").toString())
                .isEqualTo("[{\"format\":{\"output_format\":\"258\",\"shortside\":\"7\"},"
                        + "\"Overlay\":[{\"InputIdx\":1}]}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''"})
    void takesWhatIsEmptyForNothing(String nothing) {
        assertSuccess(client.post(
                "Preset",
                "{" + IDS + ",'Preset':'p1','Description':" + nothing + ",'Video':" + nothing + ",'Extra':" + nothing
                        + ",'Output':[{'format':{'output_format':256}}]}"));
        JsonNode detail = detail("p1").path("PresetDetail");
        assertThat(detail.path("Description").isTextual()).isTrue();
        assertThat(detail.path("Description").asText()).isEmpty();
        assertThat(detail.path("Video").isObject()).isTrue();
        assertThat(detail.has("Extra")).isFalse();
    }

    @Test
    void takesOnlyWhatItKnowsFromTheQuery() {
        Signed request = client.request()
                .action("Preset")
                .query("AccessKey", "AK")
                .query("Description", "from the query")
                .post(("{" + IDS + ",'Preset':'p1','Extra':1,'Output':[{'format':{'output_format':256}}]}")
                        .replace('\'', '"'));
        assertSuccess(TestClient.json(client.send(request)));
        JsonNode detail = detail("p1").path("PresetDetail");
        assertThat(detail.path("Description").asText()).isEqualTo("from the query");
        assertThat(detail.path("Extra").asInt()).isEqualTo(1);
        assertThat(detail.has("AccessKey")).isFalse();
    }

    @Test
    void listsInTheDocumentsTypesAndChinaTime() {
        preset("p1", "'output_format':256", "'output_format':257");
        clock.advance(Duration.ofHours(15));
        preset("p2", "'output_format':258");
        clock.advance(Duration.ofSeconds(1));
        assertSuccess(client.post(
                "UpdatePreset",
                "{" + IDS + ",'Preset':'p1','Description':'new','Output':[{'format':{'output_format':264}}]}"));
        JsonNode answer = client.get("GetPresetList", "UniqName", "demo", "App", "live");
        assertThat(answer.toString())
                .isEqualTo("{\"PresetList\":["
                        + "{\"Preset\":\"p1\",\"App\":\"live\",\"FmtNum\":\"1\",\"Description\":\"new\","
                        + "\"CreateTime\":\"2026-11-23 10:00:00\",\"UpdateTime\":\"2026-11-24 01:00:01\"},"
                        + "{\"Preset\":\"p2\",\"App\":\"live\",\"FmtNum\":\"1\",\"Description\":\"\","
                        + "\"CreateTime\":\"2026-11-24 01:00:00\",\"UpdateTime\":\"\"}],"
                        + "\"ErrNum\":0,\"ErrMsg\":\"success\"}");
    }

    @Test
    void replacesAPresetAsAWhole() {
        assertSuccess(client.post(
                "Preset", "{" + IDS + ",'Preset':'p1','Extra':1,'Output':[{'format':{'output_format':256}}]}"));
        assertSuccess(client.post(
                "UpdatePreset",
                "{" + IDS + ",'Preset':'p1','CreateTime':'1999-01-01 00:00:00',"
                        + "'Output':[{'format':{'output_format':264}}]}"));
        JsonNode detail = detail("p1").path("PresetDetail");
        assertThat(detail.at("/Output/0/format/output_format").asInt()).isEqualTo(264);
        assertThat(detail.has("Extra")).isFalse();
        assertThat(detail.path("CreateTime").asText()).isEqualTo("2026-11-23 10:00:00");
    }

    @Test
    void tellsWhatExistsFromWhatDoesNot() {
        String p1 = "{" + IDS + ",'Preset':'p1','Output':[{'format':{'output_format':256}}]}";
        assertRefused(client.post("UpdatePreset", p1), 1200, "record is empty");
        assertRefused(detail("p1"), 1200, "record is empty");
        assertRefused(client.get("GetPresetList", "UniqName", "demo", "App", "live"), 1200);
        assertSuccess(client.post("Preset", p1));
        assertRefused(client.post("Preset", p1), 1201, "record already exist");
        assertSuccess(client.post("Preset", p1.replace("'live'", "'other'")));
        assertSuccess(client.get("DelPreset", "UniqName", "demo", "App", "live", "Preset", "p1"));
        assertRefused(client.get("DelPreset", "UniqName", "demo", "App", "live", "Preset", "p1"), 1200);
        assertThat(client.get("GetPresetList", "UniqName", "demo", "App", "other")
                        .path("PresetList"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UniqName |         | 1000 | UniqName
                    UniqName | a       | 1002 | lack of parameters: UniqName must be 2 to 128
                    UniqName | a-b     | 1002 | UniqName
                    App      |         | 1000 | App
                    App      | a       | 1003 | invalid app name
                    App      | a.b     | 1003 | invalid app name
                    Preset   |         | 1000 | Preset
                    Preset   | p       | 1005 | invalid preset name
                    Preset   | for-RC  | 1005 | invalid preset name
                    Preset   | 模板模板 | 1005 | invalid preset name
                    """)
    void checksNames(String member, String value, int number, String message) {
        String body = "{" + IDS + ",'Preset':'p1','Output':[{'format':{'output_format':256}}]}";
        String broken =
                body.replaceAll("'" + member + "':'\\w+'", "'" + member + "':'" + (value == null ? "" : value) + "'");
        assertRefused(client.post("Preset", broken), number, message);
    }

    @ParameterizedTest
    @CsvSource({"UniqName, 128", "App, 32", "Preset, 32"})
    void checksTheLengthOfNames(String member, int longest) {
        String body = "{" + IDS + ",'Preset':'p1','Output':[{'format':{'output_format':256}}]}";
        String pattern = "'" + member + "':'\\w+'";
        assertSuccess(
                client.post("Preset", body.replaceAll(pattern, "'" + member + "':'" + "x".repeat(longest) + "'")));
        JsonNode tooLong =
                client.post("Preset", body.replaceAll(pattern, "'" + member + "':'" + "x".repeat(longest + 1) + "'"));
        assertThat(tooLong.path("ErrNum").asInt()).isIn(1002, 1003, 1005);
    }

    static Stream<String> ranges() {
        return Stream.of(
                "width 0 3000",
                "height 0 3000",
                "abr 20000 320000",
                "vbr 100000 10000000",
                "fr 1 30",
                "gop 1 2147483647",
                "remuxflag 0 3",
                "exstream 0 2",
                "format_index 0 99");
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void checksRanges(String rule) {
        String member = rule.split(" ")[0];
        long min = Long.parseLong(rule.split(" ")[1]);
        long max = Long.parseLong(rule.split(" ")[2]);
        String format = "'output_format':256,'" + member + "':";
        String path = "Output[0].format." + member;
        assertRefused(create(format + (min - 1)), 1001, "parameter illegal: " + path);
        assertRefused(create(format + (max + 1)), 1001, path);
        assertRefused(create(format + "'many'"), 1001, path + " must be an integer");
        assertRefused(create(format + "5.5"), 1001, path);
        assertRefused(create(format + "true"), 1001, path);
        assertRefused(create(format + "[5]"), 1001, path);
        assertSuccess(create(format + min));
        client.get("DelPreset", "UniqName", "demo", "App", "live", "Preset", "p1");
        assertSuccess(create(format + "'" + max + "'"));
    }

    @Test
    void knowsTheTableOfOutputFormats() {
        int[] known = {
            256, 257, 258, 259, 260, 261, 263, 264, 266, 268, 271, 274, 275, 276, 277, 279, 280, 282, 284, 287
        };
        int[] accepted = IntStream.range(250, 295)
                .filter(format -> {
                    JsonNode answer = client.post(
                            "Preset",
                            "{" + IDS + ",'Preset':'p" + format + "','Output':[{'format':{'output_format':" + format
                                    + "}}]}");
                    assertThat(answer.path("ErrNum").asInt()).isIn(0, 1006);
                    return answer.path("ErrNum").asInt() == 0;
                })
                .toArray();
        assertThat(accepted).isEqualTo(known);
        assertRefused(create("'output_format':'h264'"), 1006, "invalid output format: Output[0].format.output_format");
        assertRefused(create("'output_format':''"), 1000, "Output[0].format.output_format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_p1", "_", "_a_B9"})
    void acceptsSuffixes(String suffix) {
        assertSuccess(create("'output_format':256,'suffix':'" + suffix + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p1", "_a-b", "my259", "_中", "_a\\n"})
    void refusesSuffixes(String suffix) {
        assertRefused(
                create("'output_format':256,'suffix':'" + suffix + "'"), 1001, "Output[0].format.suffix", "underscore");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'output_format':256                      | 'output_format':256                                   | 1001
                    'output_format':256,'suffix':'_a'        | 'output_format':256,'suffix':'_b'                     | 1001
                    'output_format':256,'format_index':1     | 'output_format':256,'format_index':'1'                | 1001
                    'output_format':256,'suffix':'_a'        | 'output_format':257,'suffix':'_a'                     | 1001
                    'output_format':256                      | 'output_format':257,'suffix':'_256'                   | 1001
                    'output_format':256                      | 'output_format':256,'format_index':1                  | 0
                    'output_format':256,'format_index':1     | 'output_format':256,'format_index':2                  | 0
                    'output_format':256,'suffix':'_a'        | 'output_format':256,'format_index':1,'suffix':'_b'    | 0
                    """)
    void tellsOutputsApart(String first, String second, int number) {
        JsonNode answer = client.post(
                "Preset",
                "{" + IDS + ",'Preset':'p1','Output':[{'format':{" + first + "}},{'format':{" + second + "}}]}");
        assertThat(answer.path("ErrNum").asInt(-1)).as("%s", answer).isEqualTo(number);
        if (number != 0) {
            assertThat(answer.path("ErrMsg").asText()).contains("Output[1].format.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {}                                                    | 1000 | Video.LOGO
                    {'LOGO':[]}                                           | 1000 | Video.LOGO
                    {'LOGO':[{}]}                                         | 1000 | Video.LOGO[0].pic
                    {'LOGO':[{'pic':'logo.jpg'}]}                         | 1001 | Video.LOGO[0].pic
                    {'LOGO':[{'pic':'/b/o'},{'pic':'/bucket'}]}           | 1001 | Video.LOGO[1].pic
                    {'LOGO':[{'pic':'/b/o','optimal_w':-1}]}              | 1001 | Video.LOGO[0].optimal_w
                    {'LOGO':[{'pic':'/b/o','optimal_h':'x'}]}             | 1001 | Video.LOGO[0].optimal_h
                    {'LOGO':[{'pic':'/b/o','offsetX':'left'}]}            | 1001 | Video.LOGO[0].offsetX
                    {'LOGO':[{'pic':'/b/o','offsetY':1.5}]}               | 1001 | Video.LOGO[0].offsetY
                    {'LOGO':{'pic':'/b/o'}}                               | 1001 | Video.LOGO must be an array
                    'none'                                                | 1001 | Video must be an object
                    {'LOGO':[{'pic':'/b/o','offsetX':-10,'offsetY':10}]}  | 0    | success
                    {'logo':[{'pic':'/b/o'}]}                             | 0    | success
                    """)
    void demandsALogoWhereOneIsSwitchedOn(String video, int number, String message) {
        JsonNode answer = client.post(
                "Preset",
                "{" + IDS + ",'Preset':'p1','Output':[{'format':{'output_format':256,'logo_switch':1}}],'Video':"
                        + video + "}");
        assertRefused(answer, number, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'Output':null                                  | 1000 | Output
                    'Output':[]                                    | 1000 | Output
                    'Output':'all'                                 | 1001 | Output must be an array
                    'Output':[5]                                   | 1001 | Output[0] must be an object
                    'Output':[{}]                                  | 1000 | Output[0].format
                    'Output':[{'format':{}}]                       | 1000 | Output[0].format.output_format
                    'Output':[{'format':{'output_format':256}}],'Description':{}    | 1001 | Description
                    'Output':[{'format':{'output_format':256}}],'PresetType':'x'    | 1001 | PresetType
                    'Output':[{'format':{'output_format':256}}],'PresetType':2147483648 | 1001 | PresetType
                    'Output':[{'format':{'output_format':256,'logo_switch':2}}]     | 1001 | logo_switch
                    """)
    void checksTheStructure(String members, int number, String message) {
        assertRefused(client.post("Preset", "{" + IDS + ",'Preset':'p1'," + members + "}"), number, message);
    }
}
