/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelket.model.KetResult;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.TaskListResult;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The largest answers that there are: a full page of tasks, and as many loops as an account may have. */
public enum Document {
    TASKS_50(
            TaskListResult.class,
            """
            {"StartDate":"2026-11-01","EndDate":"2026-11-23","Marker":0,"Total":50,"Count":50,"TaskInfo":[%s],\
            "ErrNum":0,"ErrMsg":"success"}""",
            50,
            Document::task),
    LOOPS_100_OF_1000(
            LoopListResult.class,
            """
            {"ErrNum":0,"ErrMsg":"success","Total":100,"List":[%s]}""",
            100,
            Document::loop);

    private static final int SOURCES = 1_000;

    private final Class<? extends KetResult> type;
    private final byte[] json;

    Document(Class<? extends KetResult> type, String text, int elements, IntFunction<String> element) {
        this.type = type;
        this.json = text.formatted(list(elements, element)).getBytes(UTF_8);
    }

    private static String task(int number) {
        return """
                {"TaskID":"0b9a3a6e7e0f4f6c8d1e2f3a4b5c6d%02d","UniqName":"demo","App":"live","Preset":"presetredirect",\
                "Format":"18447","StreamID":"1c9a3a6e7e0f4f6c8d1e2f3a4b5c6d%02d",\
                "SrcAddr":"rtmp://pull.example.com/live/match%02d","DstAddr":"rtmp://push.example.net/live/match%02d",\
                "MsgType":"beijing","QuotaType":"6","UseQuota":"1.0","TranStatus":"1","task_error_msg":"success",\
                "CreateTime":"2026-11-23 19:30:%02d"}"""
                .formatted(number, number, number, number, number);
    }

    private static String loop(int number) {
        return """
                {"OutputFormat":"258","SrcInfo":[%s],"App":"live","PubDomain":"publish.example.com","Preset":"mypreset",\
                "ContinueHour":"%d","TaskID":"0b9a3a6e7e0f4f6c8d1e2f3a4b5c6d%02d","StreamID":"channel%d",\
                "CreateTime":"2026-11-23 06:00:00"}"""
                .formatted(list(SOURCES, Document::source), number, number, number);
    }

    private static String source(int number) {
        return "\"http://videos.ks3-cn-beijing-internal.ksyuncs.com/archive/2026/film-%04d.mp4\"".formatted(number);
    }

    private static String list(int elements, IntFunction<String> element) {
        return IntStream.range(0, elements).mapToObj(element).collect(Collectors.joining(","));
    }

    /** The record that it is read into. */
    Class<? extends KetResult> type() {
        return type;
    }

    byte[] json() {
        return json;
    }
}
