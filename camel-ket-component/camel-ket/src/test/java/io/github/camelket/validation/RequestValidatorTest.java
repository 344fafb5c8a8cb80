/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.Violation;
import io.github.camelket.model.Violation.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said about each rule. That the rules are those of the document is held against ket-local in another test. */
class RequestValidatorTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String WHO = "'UniqName':'demo','App':'live'";
    private static final String SOURCES = "'SrcInfo':[{'Path':'http://b/1.mp4','Index':0}]";
    private static final String LOOP = WHO + ",'StreamID':'s','Preset':'mypreset','PubDomain':'p.example.com',";
    private static final String PAIR = "'uniqname':'demo','app':'live','src':['rtmp://a/l/1'],'durl':['rtmp://b/l/1']";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'UniqName':'d','App':'live'        | VALUE | UniqName must be 2 to 128 letters, digits or underscores, but is 'd'
                    'UniqName':'demo','App':'my-app'   | VALUE | App must be 2 to 32 letters, digits or underscores, but is 'my-app'
                    'UniqName':['demo'],'App':'live'   | TYPE  | UniqName must be 2 to 128 letters, digits or underscores, but is a list of 1
                    'UniqName':'demo','App':'live','StreamID':'a b' | VALUE | StreamID must be 1 to 128 letters, digits, or any of _ . -, but is 'a b'
                    """)
    void names(String members, Kind kind, String message) {
        assertSingle(KetAction.GET_LOOP_LIST, members, kind, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'output_format':262                    | VALUE   | Output[0].format.output_format must be one of 256, 257, 258, 259, 260, 261, 263, 264, 266, 268, 271, 274, 275, 276, 277, 279, 280, 282, 284, 287, but is 262
                    'width':720                            | MISSING | required and missing: Output[0].format.output_format
                    'output_format':258,'width':3001       | VALUE   | Output[0].format.width must be a whole number from 0 to 3000, but is 3001
                    'output_format':258,'abr':19999        | VALUE   | Output[0].format.abr must be a whole number from 20000 to 320000, but is 19999
                    'output_format':258,'vbr':100          | VALUE   | Output[0].format.vbr must be a whole number from 100000 to 10000000, but is 100
                    'output_format':258,'vbr':'800k'       | TYPE    | Output[0].format.vbr must be a whole number from 100000 to 10000000, but is '800k'
                    'output_format':258,'fr':29.97         | TYPE    | Output[0].format.fr must be a whole number from 1 to 30, but is 29.97
                    'output_format':258,'gop':0            | VALUE   | Output[0].format.gop must be a whole number of 32 bits, at least 1, but is 0
                    'output_format':258,'suffix':'low'     | VALUE   | Output[0].format.suffix must be an underscore, and letters, digits or underscores after it, but is 'low'
                    'output_format':258,'remuxflag':4      | VALUE   | Output[0].format.remuxflag must be a whole number from 0 to 3, but is 4
                    'output_format':258,'exstream':3       | VALUE   | Output[0].format.exstream must be a whole number from 0 to 2, but is 3
                    'output_format':258,'format_index':100 | VALUE   | Output[0].format.format_index must be a whole number from 0 to 99, but is 100
                    'output_format':258,'logo_switch':1    | MISSING | required and missing: Video.LOGO (Output[0].format.logo_switch is 1)
                    """)
    void formatsOfAPreset(String format, Kind kind, String message) {
        assertSingle(KetAction.PRESET, WHO + ",'Preset':'p1','Output':[{'format':{" + format + "}}]", kind, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'Output':[]       | MISSING | required and missing: an element of Output
                    'Output':{}       | TYPE    | Output must be a list of JSON objects, but is a JSON object
                    'Output':[258]    | TYPE    | Output[0] must be a JSON object, but is 258
                    'Output':[{}]     | MISSING | required and missing: Output[0].format
                    'Output':[{'format':{'output_format':258}},{'format':{'output_format':258,'suffix':'_b'}}] | CONTRADICTION | Output[1].format.output_format must be another one than in the preset's other outputs, or have a format_index that they have not, but is 258
                    'Output':[{'format':{'output_format':258,'suffix':'_b'}},{'format':{'output_format':259,'suffix':'_b'}}] | CONTRADICTION | Output[1].format.suffix must be another one than in the preset's other outputs, but is '_b'
                    'Output':[{'format':{'output_format':258,'format_index':1}},{'format':{'output_format':259,'suffix':'_25801'}}] | CONTRADICTION | Output[1].format.suffix must be another one than in the preset's other outputs, but is '_25801'
                    'Output':[{'format':{'output_format':258}}],'Video':{'LOGO':[{'pic':'logo.png'}]} | VALUE | Video.LOGO[0].pic must be a path /bucketname/objectname, but is 'logo.png'
                    'Output':[{'format':{'output_format':258}}],'Video':{'LOGO':[{'optimal_w':480}]} | MISSING | required and missing: Video.LOGO[0].pic
                    """)
    void presets(String members, Kind kind, String message) {
        assertSingle(KetAction.UPDATE_PRESET, WHO + ",'Preset':'p1'," + members, kind, message);
    }

    @Test
    void streamsOfOneNameAreToldBesideOtherFaults() {
        String format = "{'format':{'output_format':258,'vbr':1}}";
        assertThat(check(KetAction.PRESET, WHO + ",'Preset':'p1','Output':[" + format + "," + format + "]"))
                .extracting(Violation::path)
                .contains("Output[0].format.vbr", "Output[1].format.vbr", "Output[1].format.output_format");
    }

    @Test
    void outputsOfOneFormatAreToldApartByTheirIndex() {
        String members = ",'Preset':'p1','Output':[{'format':{'output_format':258}},{'format':{'output_format':258,"
                + "'format_index':1}},{'format':{'output_format':259,'suffix':'_high'}}]";
        assertThat(check(KetAction.PRESET, WHO + members)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'SrcInfo':[]                                       | MISSING | required and missing: an element of SrcInfo
                    'SrcInfo':'news.mp4'                               | TYPE    | SrcInfo must be a list of JSON objects, but is 'news.mp4'
                    'SrcInfo':[{'Path':'http://b/1.mp4'}]              | MISSING | required and missing: SrcInfo[0].Index
                    'SrcInfo':[{'Path':'http://b/1.avi','Index':0}]    | VALUE   | SrcInfo[0].Path must be an http or https address of an mp4, flv, m3u8, mpegs or ts file, or an rtmp address, but is 'http://b/….avi'
                    'SrcInfo':[{'Path':'http://b/1.mp4','Index':0},{'Path':'http://b/2.mp4','Index':'0'}] | CONTRADICTION | SrcInfo[1].Index must be another one than in the other sources, but is '0'
                    'SrcInfo':[{'Path':'http://b/1.mp4','Index':0}],'DurationHour':481 | VALUE | DurationHour must be a whole number from 0 to 480, but is 481
                    'SrcInfo':[{'Path':'http://b/1.mp4','Index':0}],'TaskStartTime':1700000059 | VALUE | TaskStartTime must be in Unix seconds, at least 1 minute ahead, but is 1700000059
                    'SrcInfo':[{'Path':'http://b/1.mp4','Index':0}],'TaskStartTime':1700000060000 | VALUE | TaskStartTime must be in Unix seconds, up to the year 9999, but is 1700000060000
                    'SrcInfo':[{'Path':'http://b/1.mp4','Index':0}],'TaskStartTime':1700000060,'TaskStopTime':1700000090 | CONTRADICTION | TaskStopTime must be in Unix seconds, more than 30 s after the start, which is 1700000060, but is 1700000090
                    """)
    void startsOfLoops(String members, Kind kind, String message) {
        assertSingle(KetAction.START_LOOP, LOOP + members, kind, message);
    }

    @Test
    void aLoopThatStartsInAMinuteForHalfAMinuteIsAllowed() {
        String times = ",'TaskStartTime':1700000060,'TaskStopTime':1700000091,'DurationHour':480,'LoopTimes':0";
        assertThat(check(KetAction.START_LOOP, LOOP + SOURCES + times)).isEmpty();
        assertSingle(
                KetAction.START_LOOP,
                LOOP.replace("p.example.com", "rtmp://p.example.com/live") + SOURCES,
                Kind.VALUE,
                "PubDomain must be a domain name, but is 'rtmp://p.example.com/…'");
    }

    @Test
    void anUpdateOfALoopHasSomethingToUpdate() {
        String stream = WHO + ",'StreamID':'s'";
        assertSingle(
                KetAction.UPDATE_LOOP,
                stream,
                Kind.MISSING,
                "required and missing: srcInfo (header CamelKetSrcInfo or body member SrcInfo), or else durationHour"
                        + " (header CamelKetDurationHour or body member DurationHour)");
        assertSingle(
                KetAction.UPDATE_LOOP,
                stream + ",'DurationHour':0",
                Kind.VALUE,
                "DurationHour must be a whole number from 1 to 480, but is 0");
        assertThat(check(KetAction.UPDATE_LOOP, stream + ",'DurationHour':480")).isEmpty();
        assertThat(check(KetAction.UPDATE_LOOP, stream + "," + SOURCES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'SrcUrl':'http://a/s.mp4' | VALUE | SrcUrl must be an rtmp address, or an http or https address that ends in .flv or .m3u8, but is 'http://a/….mp4'
                    'SrcUrl':'rtmp://a/l/s','ExtParam':'{\\"interval\\":21}' | VALUE | ExtParam.interval must be a whole number from 1 to 20, but is 21
                    'SrcUrl':'rtmp://a/l/s','ExtParam':'{\\"retrytimes\\":0}' | VALUE | ExtParam.retrytimes must be a whole number from 1 to 100, but is 0
                    'SrcUrl':'rtmp://a/l/s','ExtParam':'{\\"preset\\":\\"my-preset\\"}' | VALUE | ExtParam.preset must be 2 to 32 letters, digits or underscores, but is 'my-preset'
                    'SrcUrl':'rtmp://a/l/s','ExtParam':'retrytimes=3' | TYPE | ExtParam must be a JSON object, or the text of one, but is another text
                    'SrcUrl':'rtmp://a/l/s','Params':'preset=my-preset' | VALUE | Params must be like the query of an address; a preset in it has a name of 2 to 32 letters, digits or underscores, but is another text
                    """)
    void pulls(String members, Kind kind, String message) {
        assertSingle(KetAction.START_STREAM_PULL, WHO + ",'StreamID':'s'," + members, kind, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'src':['rtmp://a/l/1','rtmp://a/l/2'] | CONTRADICTION | durl must be as long as src, a list of 2, but is a list of 1
                    'src':['srt://a/l/1']             | VALUE | src[0] must be an rtmp address, or an http or https address that ends in .flv or .m3u8, but is 'srt://a/…'
                    'durl':['http://b/l/1.flv']       | VALUE | durl[0] must be an rtmp address, but is 'http://b/….flv'
                    'trans_params':[{},{}]            | CONTRADICTION | trans_params must be as long as src, a list of 1, but is a list of 2
                    'trans_params':[{'trans':2}]      | VALUE | trans_params[0].trans must be a whole number from 0 to 1, but is 2
                    'trans_params':[{'logos':[{'wm_gravity':'CENTER'}]}] | MISSING | required and missing: trans_params[0].logos[0].wm_image
                    'trans_params':[{'logos':[{'wm_image':'http://a/b.png','wm_gravity':'MIDDLE'}]}] | VALUE | trans_params[0].logos[0].wm_gravity must be one of TOP_LEFT, TOP_CENTER, TOP_RIGHT, CENTER_LEFT, CENTER, CENTER_RIGHT, BOTTOM_LEFT, BOTTOM_CENTER, BOTTOM_RIGHT, but is 'MIDDLE'
                    'trans_params':[{'logos':[{'wm_image':'http://a/b.png','wm_gravity':'CENTER','wm_dx':'1.5w'}]}] | VALUE | trans_params[0].logos[0].wm_dx must be pixels from -4096 to 4096, or a share of the picture's width or height between -1 and 1, such as 0.26, 0.26w or 0.26h, but is '1.5w'
                    'trans_params':[{'fops':{'fps':61}}]            | VALUE | trans_params[0].fops.fps must be a whole number from 1 to 60, but is 61
                    'trans_params':[{'fops':{'bitrate':'2G'}}]      | VALUE | trans_params[0].fops.bitrate must be a bit rate such as 2000k or 2M, but is '2G'
                    'trans_params':[{'fops':{'res':'1080*720'}}]    | VALUE | trans_params[0].fops.res must be width x height, such as 1080x720, but is '1080*720'
                    'trans_params':[{'fops':{'vcodec':'av1'}}]      | VALUE | trans_params[0].fops.vcodec must be one of 264, 265, H264, H265, h264, h265, copy, COPY, but is 'av1'
                    'task_start_time':1700000599      | VALUE | task_start_time must be in Unix seconds, at least 10 minutes ahead, or past to start at once, but is 1700000599
                    'task_start_time':1700000600,'task_stop_time':1700001199 | CONTRADICTION | task_stop_time must be in Unix seconds, at least 10 minutes after the start, which is 1700000600, but is 1700001199
                    """)
    void startsOfRedirects(String members, Kind kind, String message) {
        ObjectNode request = json(PAIR);
        request.setAll(json(members));
        List<Violation> violations = RequestValidator.check(KetAction.REDIRECT_START, request, NOW);
        assertThat(violations).singleElement().hasToString(message);
        assertThat(violations.get(0).kind()).isEqualTo(kind);
    }

    @Test
    void aRedirectHasAtMostTwentySources() {
        ObjectNode request = json(PAIR);
        for (String list : List.of("src", "durl")) {
            for (int i = 1; i < 21; i++) {
                request.withArray(list).add("rtmp://a/l/" + i);
            }
        }
        assertThat(RequestValidator.check(KetAction.REDIRECT_START, request, NOW))
                .singleElement()
                .hasToString("src must be a list of at most 20, but is a list of 21");
    }

    @Test
    void aRedirectIsStoppedInOneOfTwoForms() {
        assertSingle(
                KetAction.REDIRECT_STOP,
                "'uniqname':'demo','app':'live','reqid':'r','src':'rtmp://a/l/1'",
                Kind.CONTRADICTION,
                "reqid must be given without src and durl, but is 'r'");
        assertThat(check(KetAction.REDIRECT_STOP, "'uniqname':'demo','app':'live','reqid':'r'"))
                .as("names that options add")
                .isEmpty();
        assertThat(check(KetAction.REDIRECT_STOP, "'uniqname':'demo','app':'live','src':'rtmp://a/l/1','durl':'d'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'TaskType':5,'StartDate':'2026-11-01','EndDate':'2026-11-02' | VALUE | TaskType must be one of 6, 7, 8, but is 5
                    'TaskType':6,'StartDate':'2026/11/01','EndDate':'2026-11-02' | VALUE | StartDate must be a day such as 2026-11-23, but is '2026/11/01'
                    'TaskType':6,'StartDate':'2026-11-03','EndDate':'2026-11-02' | CONTRADICTION | EndDate must be StartDate, which is 2026-11-03, or a later day, but is '2026-11-02'
                    'TaskType':6,'StartDate':'2026-11-01','EndDate':'2026-11-02','Limit':51 | VALUE | Limit must be a whole number from 1 to 50, but is 51
                    """)
    void listsOfTasks(String members, Kind kind, String message) {
        assertSingle(KetAction.GET_TASK_LIST, "'UniqName':'demo'," + members, kind, message);
    }

    @Test
    void durations() {
        assertSingle(
                KetAction.GET_LIVE_TRANS_DURATION,
                "'UniqName':'demo','StartUnixTime':1700000000,'EndUnixTime':1700000000",
                Kind.CONTRADICTION,
                "EndUnixTime must be later than StartUnixTime, which is 1700000000, but is 1700000000");
    }

    @Test
    void directorTasks() {
        assertSingle(
                KetAction.CREATE_DIRECTOR_TASK,
                WHO + ",'Preset':'p1','SrcInfo':[{}],'DstInfo':[1],'Output':[{}]",
                Kind.TYPE,
                "DstInfo[0] must be a JSON object, but is 1");
        assertSingle(
                KetAction.UPDATE_DIRECTOR_TASK,
                WHO + ",'TaskID':'t'",
                Kind.MISSING,
                "required and missing: something to change: preset, srcInfo, dstInfo or output");
    }

    /** A rule that is forgotten would let anything pass, and one that is there twice would tell everything twice. */
    @ParameterizedTest
    @EnumSource(KetAction.class)
    void everyParameterOfAnActionIsOfAType(KetAction action) {
        for (KetParameter parameter : action.parameters()) {
            ObjectNode request = json("'" + action.wireNameOf(parameter) + "':[[]]");
            assertThat(RequestValidator.check(action, request, NOW).stream()
                            .filter(violation -> violation.kind() == Kind.TYPE))
                    .as("%s of %s", parameter, action)
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.path()).startsWith(action.wireNameOf(parameter)));
        }
    }

    private static void assertSingle(KetAction action, String members, Kind kind, String message) {
        List<Violation> violations = check(action, members);
        assertThat(violations).singleElement().hasToString(message);
        assertThat(violations.get(0).kind()).isEqualTo(kind);
    }

    private static List<Violation> check(KetAction action, String members) {
        return RequestValidator.check(action, json(members), NOW);
    }

    private static ObjectNode json(String members) {
        try {
            JsonNode json = KetJson.MAPPER.readTree("{" + members.replace("'", "\"") + "}");
            return (ObjectNode) json;
        } catch (Exception e) {
            throw new AssertionError(members, e);
        }
    }
}
