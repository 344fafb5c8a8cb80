/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark;

import io.github.camelket.auth.Header;
import io.github.camelket.auth.QueryParameter;
import io.github.camelket.auth.UnsignedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The requests that are signed: what KET is asked, small and large. */
public enum RequestShape {
    GET_4("GET", 4, 0),
    GET_20("GET", 20, 0),
    POST_300B("POST", 2, 300),
    POST_64KB("POST", 2, 64 * 1024);

    /** Of KET's GET parameters; the list actions take most of them. */
    private static final String NAMES = "Action Version UniqName App StreamID Preset PubDomain OutPull TaskType TaskID"
            + " StartUnixTime EndUnixTime Marker Limit Granularity ResultType StartTime EndTime TaskStatus SrcUrl";

    private final UnsignedRequest request;

    /**
     * @param parameters how many the query has
     */
    RequestShape(String method, int parameters, int bodyBytes) {
        List<QueryParameter> query = Arrays.stream(NAMES.split(" "), 0, parameters)
                .map(name -> new QueryParameter(name, "channel-" + name.length()))
                .toList();
        byte[] body = new byte[bodyBytes];
        new Random(1).nextBytes(body);
        this.request = new UnsignedRequest(
                method,
                "ket.cn-beijing-6.api.ksyun.com",
                "/",
                query,
                List.of(new Header("accept", "application/json")),
                body);
    }

    UnsignedRequest request() {
        return request;
    }
}
