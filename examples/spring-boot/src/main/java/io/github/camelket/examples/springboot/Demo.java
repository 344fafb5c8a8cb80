/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.springboot;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Starts the station on an embedded local service, and looks at it as somebody would from outside. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    private Demo(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    public static void main(String[] args) throws Exception {
        try (KetLocal local = KetLocal.start()) {
            makePreset(local);
            try (ServletWebServerApplicationContext station = (ServletWebServerApplicationContext)
                    SpringApplication.run(StationApplication.class, options(local))) {
                new Demo(station.getWebServer().getPort()).look();
            }
        }
    }

    /** Which the account has, usually. */
    static void makePreset(KetLocal local) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            KetComponent ket = context.getComponent("ket", KetComponent.class);
            ket.getConfiguration().setServiceUrl(local.serviceUrl().toString());
            ket.setAccessKey(local.accessKey());
            ket.setSecretKey(local.secretKey());
            context.start();
            context.createProducerTemplate()
                    .sendBody(
                            "ket:preset?uniqName=station&app=live&preset=mypreset",
                            "{\"Output\":[{\"format\":{\"output_format\":258,\"suffix\":\"_low\"}}]}");
        }
    }

    /** Where the service is, and the keys that it knows; and any port for the station's own server. */
    static String[] options(KetLocal local) {
        return new String[] {
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--camel.component.ket.service-url=" + local.serviceUrl(),
            "--camel.component.ket.access-key=" + local.accessKey(),
            "--camel.component.ket.secret-key=" + local.secretKey()
        };
    }

    private void look() throws Exception {
        System.out.printf("%nThe page of the station: %s/ket/playout%n%n", address);
        Instant end = Instant.now().plus(PATIENCE);
        String onAir = get("/on-air");
        while (!onAir.equals("2 on air")) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Not on air after " + PATIENCE + ": " + onAir);
            }
            TimeUnit.MILLISECONDS.sleep(200);
            onAir = get("/on-air");
        }
        System.out.printf("%n/on-air%n  %s%n", onAir);
        for (String path : new String[] {"/actuator/health", "/actuator/metrics/ket.calls"}) {
            System.out.printf("%s%n  %s%n", path, get(path));
        }
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
