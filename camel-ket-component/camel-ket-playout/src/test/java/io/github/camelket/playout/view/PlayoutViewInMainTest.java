/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.local.KetLocal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as an application gets it: by properties, of what a service over a socket runs. */
class PlayoutViewInMainTest {

    @Test
    void aPropertyBringsThePage(@TempDir Path folder) throws Exception {
        Path guide = folder.resolve("guide.yaml");
        Files.writeString(
                guide,
                """
                uniqName: demo
                app: live
                preset: mypreset
                pubDomain: publish.example.com
                channels:
                  - stream: film
                    name: Film
                    programmes: []
                """);
        try (KetLocal local = KetLocal.start()) {
            Main main = new Main();
            main.addInitialProperty(
                    "camel.component.ket.serviceUrl", local.serviceUrl().toString());
            main.addInitialProperty("camel.component.ket.accessKey", local.accessKey());
            main.addInitialProperty("camel.component.ket.secretKey", local.secretKey());
            main.addInitialProperty("camel.ket.playout.guide", "file:" + guide);
            main.addInitialProperty("camel.ket.playout.page", "true");
            main.addInitialProperty("camel.server.enabled", "true");
            main.addInitialProperty("camel.server.host", "127.0.0.1");
            main.addInitialProperty("camel.server.port", "0");
            main.start();
            try {
                VertxPlatformHttpServer server =
                        Objects.requireNonNull(main.getCamelContext().hasService(VertxPlatformHttpServer.class));
                HttpResponse<String> status = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .send(
                                HttpRequest.newBuilder(URI.create(
                                                "http://127.0.0.1:" + server.getPort() + "/ket/playout/status.json"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(status.statusCode()).isEqualTo(200);
                assertThat(status.body()).contains("\"name\":\"Film\"", "\"state\":\"OFF_AIR\"");
            } finally {
                main.stop();
            }
        }
    }
}
