/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import org.jspecify.annotations.Nullable;

/** What is asked: a call that reads, whose parameters are in the query, and one that changes, with a body. */
public enum Question {
    GET_LOOP_LIST("ket:getLoopList?uniqName=demo&app=live", "GetLoopList", "&UniqName=demo&App=live", null, ""),
    START_LOOP(
            "ket:startLoop?uniqName=demo&app=live",
            "StartLoop",
            "",
            StartLoop.builder()
                    .streamId("channel1")
                    .preset("mypreset")
                    .pubDomain("publish.example.com")
                    .srcInfo(LoopSource.inOrder(
                            "http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4",
                            "http://videos.ks3-cn-beijing-internal.ksyuncs.com/weather.mp4"))
                    .build(),
            """
            {"Preset":"mypreset","StreamID":"channel1","SrcInfo":[\
            {"Path":"http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4","Index":0},\
            {"Path":"http://videos.ks3-cn-beijing-internal.ksyuncs.com/weather.mp4","Index":1}],\
            "PubDomain":"publish.example.com","UniqName":"demo","App":"live"}""");

    private final String endpoint;
    private final String query;
    private final @Nullable StartLoop record;
    private final byte[] body;

    Question(String endpoint, String action, String parameters, @Nullable StartLoop record, String body) {
        this.endpoint = endpoint;
        this.query = "Action=" + action + "&Version=2017-01-01" + parameters;
        this.record = record;
        this.body = body.getBytes(UTF_8);
    }

    /** Where a route sends it to. */
    String endpoint() {
        return endpoint;
    }

    /** What a route sends there. */
    @Nullable
    StartLoop record() {
        return record;
    }

    /** The query on the wire, but for the signature. */
    String query() {
        return query;
    }

    /** The body on the wire; empty for a GET. */
    byte[] body() {
        return body;
    }

    boolean isPost() {
        return body.length > 0;
    }
}
