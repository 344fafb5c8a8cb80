/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.startup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.KetComponent;
import io.github.camelket.benchmark.JavaProgram;
import io.github.camelket.benchmark.Machine;
import io.github.camelket.benchmark.call.AnsweringServer;
import io.github.camelket.local.KetLocal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What 1,000 endpoints of one context take: memory before and after each has made a call, and threads and connections after
 * that. Beside it, the same of Camel's own HTTP component: {@code Endpoints file.json}.
 */
public final class Endpoints {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Endpoints() {}

    public static void main(String[] args) throws Exception {
        ObjectNode results = measure(1_000);
        JSON.writerWithDefaultPrettyPrinter().writeValue(Path.of(args[0]).toFile(), results);
        System.out.println(results.toPrettyString());
    }

    /** Ours first, as what http leaves behind would go while ours is measured. The server's memory is not counted. */
    static ObjectNode measure(int endpoints) throws Exception {
        ObjectNode results = Machine.describe().put("endpoints", endpoints);
        try (JavaProgram server = AnsweringServer.inAProcessOfItsOwn()) {
            results.set("ket", measure(endpoints, server, "ket:getLoopList?uniqName=demo&app=live&streamId=channel"));
        }
        try (JavaProgram server = AnsweringServer.inAProcessOfItsOwn()) {
            String uri = server.firstLine() + "/?Action=GetLoopList&StreamID=channel";
            results.set("http", measure(endpoints, server, uri));
        }
        return results;
    }

    /** The first endpoint is there before anything is counted, as it brings what all of them share. */
    private static ObjectNode measure(int endpoints, JavaProgram server, String uri) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            KetComponent ket = camel.getComponent("ket", KetComponent.class);
            ket.getConfiguration().setServiceUrl(server.firstLine());
            ket.setAccessKey(KetLocal.DEFAULT_ACCESS_KEY);
            ket.setSecretKey(KetLocal.DEFAULT_SECRET_KEY);
            camel.start();
            List<Producer> producers = new ArrayList<>(List.of(producer(camel, uri + 0)));
            call(producers);
            int threads = Thread.activeCount();
            long heap = Machine.heapAfterCollection();
            for (int i = 1; i < endpoints; i++) {
                producers.add(producer(camel, uri + i));
            }
            long bytes = Machine.heapAfterCollection() - heap;
            call(producers);
            long bytesAfterCalls = Machine.heapAfterCollection() - heap;
            return JSON.createObjectNode()
                    .put("bytesEach", bytes / (endpoints - 1))
                    .put("bytesEachAfterCalls", bytesAfterCalls / (endpoints - 1))
                    .put("moreThreads", Thread.activeCount() - threads)
                    .put("connections", Integer.parseInt(server.ask("connections")));
        }
    }

    private static Producer producer(CamelContext camel, String uri) throws Exception {
        Producer producer = camel.getEndpoint(uri).createProducer();
        ServiceHelper.startService(producer);
        return producer;
    }

    private static void call(List<Producer> producers) throws Exception {
        for (Producer producer : producers) {
            Exchange exchange = producer.getEndpoint().createExchange();
            producer.process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            // Or its connection would not be free for the next one.
            exchange.getMessage().getBody(String.class);
        }
    }
}
