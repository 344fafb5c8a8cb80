/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.playout.KetPlayout;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;
import org.quartz.impl.jdbcjobstore.JobStoreSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The page on clusters. Its Quartz properties are those that the tests of clusters run with. */
@ExtendWith(KetLocalExtension.class)
class PlayoutClusterPageTest {

    private static final Path DOCS = Path.of("..", "..", "src", "docs");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void kubernetesKnowsEachMemberOfTheManifest() throws IOException {
        List<String> kinds = new ArrayList<>();
        for (JsonNode object : manifest()) {
            check(object);
            kinds.add(object.path("kind").textValue());
        }
        assertThat(kinds).containsExactly("Deployment", "PodDisruptionBudget", "Service", "Service", "StatefulSet");
    }

    @Test
    void whatKubernetesDoesNotKnowIsFound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(
                        JSON.readTree("{\"apiVersion\": \"v1\", \"kind\": \"Service\", \"spec\": {\"port\": 1}}")))
                .withMessageContaining("`port`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(JSON.readTree(
                        "{\"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"spec\": {\"replicas\": 3}}")))
                .withMessageContaining("`template`");
    }

    @Test
    void whatTheApplicationTakesFromTheEnvironmentIsInTheManifest() throws IOException {
        List<String> names = new ArrayList<>();
        container(manifest().get(0))
                .path("env")
                .forEach(variable -> names.add(variable.path("name").textValue()));
        Pattern.compile("\\{\\{env:(\\w+)}}").matcher(page()).results().forEach(placeholder -> assertThat(names)
                .contains(placeholder.group(1)));
        assertThat(names).contains("CAMEL_KET_PLAYOUT_GUIDE", "KSYUN_ACCESS_KEY_ID", "KSYUN_SECRET_ACCESS_KEY");
    }

    @Test
    void whatTheManifestRefersToIsMadeByThePage() throws IOException {
        String page = page();
        for (JsonNode object : manifest()) {
            List<JsonNode> references = new ArrayList<>(object.findValues("secretKeyRef"));
            references.forEach(secret -> assertThat(page)
                    .containsPattern(
                            "create secret generic " + secret.path("name").textValue() + " .*--from-literal="
                                    + secret.path("key").textValue() + "="));
            object.findValues("configMap").forEach(map -> assertThat(page)
                    .contains("create configmap " + map.path("name").textValue() + " "));
        }
    }

    @Test
    void theProbesOfTheManifestAreAnswered(KetLocal service, @TempDir Path folder) throws Exception {
        Path guide = Files.writeString(folder.resolve("guide.yaml"), "channels: []\n");
        int port = freePort();
        Properties properties = properties("<!-- properties: management -->\n");
        assertThat(container(manifest().get(0)).findValuesAsText("containerPort"))
                .contains(properties.getProperty("camel.management.port"));
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        properties.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        main.addInitialProperty("camel.management.port", Integer.toString(port));
        main.addInitialProperty(
                "camel.component.ket.serviceUrl", service.serviceUrl().toString());
        main.addInitialProperty("camel.component.ket.accessKey", service.accessKey());
        main.addInitialProperty("camel.component.ket.secretKey", service.secretKey());
        main.bind("playout", KetPlayout.builder().guide("file:" + guide).build());
        try {
            main.start();
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                String path = container(manifest().get(0))
                        .path(probe)
                        .path("httpGet")
                        .path("path")
                        .textValue();
                HttpResponse<String> answer = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("%s: %s", probe, answer.body())
                        .isEqualTo(200);
            }
        } finally {
            main.stop();
        }
    }

    @Test
    void theTablesAreWhereThePageSays() throws IOException {
        Matcher path = Pattern.compile("`(org/quartz/\\S+\\.sql)`").matcher(page());
        assertThat(path.find()).isTrue();
        try (InputStream tables = JobStoreSupport.class.getClassLoader().getResourceAsStream(path.group(1))) {
            assertThat(new String(tables.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("CREATE TABLE QRTZ_JOB_DETAILS")
                    .contains("DROP TABLE IF EXISTS QRTZ_JOB_DETAILS");
        }
    }

    @Test
    void theVersionsArePlayoutsOwn() throws IOException {
        assertThat(page())
                .contains("<version>" + version(Driver.class) + "</version>")
                .contains("<version>" + version(HikariDataSource.class) + "</version>")
                .contains("quartz-" + version(JobStoreSupport.class) + ".jar");
    }

    private static String version(Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        Matcher version = Pattern.compile("-([\\d.]+)\\.jar").matcher(jar);
        assertThat(version.find()).as(jar).isTrue();
        return version.group(1);
    }

    /** By the classes that Kubernetes' own client is generated with: no member unknown, none missing, each of its type. */
    private static void check(JsonNode object) throws IOException {
        String text = object.toString();
        JsonElement element = JsonParser.parseString(text);
        switch (object.path("apiVersion").textValue() + " "
                + object.path("kind").textValue()) {
            case "apps/v1 Deployment" -> {
                V1Deployment.validateJsonElement(element);
                V1Deployment.fromJson(text);
            }
            case "apps/v1 StatefulSet" -> {
                V1StatefulSet.validateJsonElement(element);
                V1StatefulSet.fromJson(text);
            }
            case "policy/v1 PodDisruptionBudget" -> {
                V1PodDisruptionBudget.validateJsonElement(element);
                V1PodDisruptionBudget.fromJson(text);
            }
            case "v1 Service" -> {
                V1Service.validateJsonElement(element);
                V1Service.fromJson(text);
            }
            default -> throw new IllegalArgumentException("Not checked: " + text);
        }
    }

    private static JsonNode container(JsonNode deployment) {
        return deployment.at("/spec/template/spec/containers/0");
    }

    private static List<JsonNode> manifest() throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(Files.readString(DOCS.resolve("kubernetes").resolve("playout.yaml")))
                .forEach(object -> objects.add(JSON.valueToTree(object)));
        return objects;
    }

    private static Properties properties(String mark) throws IOException {
        Matcher snippet = Pattern.compile(Pattern.quote(mark) + "```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(page());
        assertThat(snippet.find()).isTrue();
        Properties properties = new Properties();
        properties.load(new StringReader(snippet.group(1)));
        return properties;
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("playout-cluster.md"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
