/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.benchmark.JavaProgram;
import io.github.camelket.benchmark.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where time and bytes of a call go, and beside it those of camel-http, each in a process of its own: {@code CallProfile
 * file.json [calls]}.
 */
public final class CallProfile {

    static final List<Client> CLIENTS = List.of(Client.KET, Client.CAMEL_HTTP);

    /** The smaller what a thread allocates from, the more often it needs more, which is what is sampled. */
    private static final List<String> MANY_SAMPLES = List.of("-XX:TLABSize=64k", "-XX:-ResizeTLAB");

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private CallProfile() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        int calls = args.length > 1 ? Integer.parseInt(args[1]) : 200_000;
        ObjectNode profiles = profile(calls, WARM_UP);
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), profiles);
        System.out.println(profiles.toPrettyString());
    }

    static ObjectNode profile(int calls, Duration warmUp) throws IOException {
        ObjectNode results = Machine.describe().put("calls", calls).put("warmUpSeconds", warmUp.toSeconds());
        for (Question question : Question.values()) {
            for (Client client : CLIENTS) {
                try (JavaProgram server = AnsweringServer.inAProcessOfItsOwn();
                        JavaProgram profiled = JavaProgram.start(
                                MANY_SAMPLES,
                                ProfiledClient.class.getName(),
                                client.name(),
                                question.name(),
                                server.firstLine(),
                                String.valueOf(calls),
                                String.valueOf(warmUp.toSeconds()))) {
                    results.withArrayProperty("profiles").add(JSON.readTree(profiled.firstLine()));
                }
            }
        }
        return results;
    }
}
