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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.benchmark.JavaProgram;
import io.github.camelket.benchmark.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Has all clients make calls, and keeps what they tell: {@code CallComparison file.json}. Each is a process of its own, and they take
 * turns, second by second, in another order each round: what else a shared machine does goes by minutes, and would fall on one of them.
 */
public final class CallComparison {

    private static final List<Integer> THREADS = List.of(1, 8, CallWorker.MOST_THREADS);
    private static final int ROUNDS = 9;
    private static final int MILLISECONDS = 1_000;

    /** On two processors, compilers that wait for their turn take that long to be done with all that a call is made of. */
    private static final int WARM_UP_MILLISECONDS = 60_000;

    private static final int WARM_UP_THREADS = 8;

    private final ObjectMapper json = new ObjectMapper();
    private final ArrayNode slices = json.createArrayNode();

    private CallComparison() {}

    public static void main(String[] args) throws IOException {
        CallComparison comparison = new CallComparison();
        for (Question question : Question.values()) {
            comparison.compare(question);
        }
        ObjectNode results = Machine.describe().put("rounds", ROUNDS).put("milliseconds", MILLISECONDS);
        results.set("slices", comparison.slices);
        comparison
                .json
                .writerWithDefaultPrettyPrinter()
                .writeValue(Path.of(args[0]).toFile(), results);
    }

    private void compare(Question question) throws IOException {
        Map<Client, JavaProgram> workers = new EnumMap<>(Client.class);
        try (JavaProgram server = AnsweringServer.inAProcessOfItsOwn()) {
            for (Client client : Client.values()) {
                JavaProgram worker = JavaProgram.start(
                        CallWorker.class.getName(), client.name(), question.name(), server.firstLine());
                workers.put(client, worker);
                ask(worker, WARM_UP_THREADS, WARM_UP_MILLISECONDS);
            }
            for (int threads : THREADS) {
                // Connections are opened in a round that does not count.
                for (JavaProgram worker : workers.values()) {
                    ask(worker, threads, MILLISECONDS);
                }
                for (int round = 0; round < ROUNDS; round++) {
                    for (Client client : inTurn(round)) {
                        ObjectNode slice = slices.addObject()
                                .put("question", question.name())
                                .put("threads", threads)
                                .put("round", round)
                                .put("client", client.name());
                        slice.setAll(ask(workers.get(client), threads, MILLISECONDS));
                    }
                }
            }
        } finally {
            workers.values().forEach(JavaProgram::close);
        }
    }

    /** Each is the first in its turn, and none always comes after the same one. */
    static List<Client> inTurn(int round) {
        List<Client> clients = new ArrayList<>(List.of(Client.values()));
        Collections.rotate(clients, -(round / 2));
        if (round % 2 == 1) {
            Collections.reverse(clients);
        }
        return clients;
    }

    private ObjectNode ask(JavaProgram worker, int threads, int milliseconds) throws IOException {
        return (ObjectNode) json.readTree(worker.ask(threads + " " + milliseconds));
    }
}
