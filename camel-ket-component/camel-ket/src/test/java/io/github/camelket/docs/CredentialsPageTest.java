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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelket.CamelKet;
import io.github.camelket.KetComponent;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.auth.ProfileCredentialsProvider;
import io.github.camelket.local.KetLocal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page credentials.md: its ways to get keys, and that new keys are used when it says so. */
class CredentialsPageTest {

    private static final Path PAGE = Pages.ROOT.resolve("src/docs/credentials.md");
    private static final String READ = "ket:getLoopList?uniqName=demo&app=live";

    @TempDir
    Path directory;

    private final KetLocal local =
            KetLocal.builder().accessKey("AK-old").secretKey("SK-old").start();
    /** The same service after the keys were changed. */
    private final KetLocal after =
            KetLocal.builder().accessKey("AK-new").secretKey("SK-new").start();

    @AfterEach
    void stop() {
        local.close();
        after.close();
    }

    /** A vault's property function, as Camel's vault modules register theirs. */
    private static final class Vault implements PropertiesFunction {

        private final Map<String, String> secrets = new ConcurrentHashMap<>();

        Vault(KetLocal keys) {
            put(keys);
        }

        void put(KetLocal keys) {
            secrets.put("ket/accessKey", keys.accessKey());
            secrets.put("ket/secretKey", keys.secretKey());
        }

        @Override
        public String getName() {
            return "secret";
        }

        @Override
        public String apply(String name) {
            return secrets.get(name);
        }
    }

    @Test
    void aPropertyFunctionOfAVaultSetsTheKeys() throws Exception {
        Properties properties = Pages.properties(PAGE);
        assertThat(properties).containsKeys("camel.component.ket.accessKey", "camel.component.ket.secretKey");
        properties.remove("camel.component.ket.credentialsProvider");
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport starting) {
                starting.getCamelContext().getPropertiesComponent().addPropertiesFunction(new Vault(local));
            }
        });
        properties.forEach((name, value) -> main.addProperty((String) name, (String) value));
        main.addProperty(
                "camel.component.ket.configuration.serviceUrl",
                local.serviceUrl().toString());
        main.start();
        try {
            main.getCamelTemplate().sendBody(READ, null);
            assertThat(local.takeRequest().status()).isEqualTo(200);
        } finally {
            main.stop();
        }
    }

    @Test
    void aBeanThatAsksTheVaultUsesNewKeysWithTheNextCall() {
        Vault vault = new Vault(local);
        try (CamelKet camel = withoutKeys()) {
            CamelContext context = camel.context();
            context.getPropertiesComponent().addPropertiesFunction(vault);
            // spotless:off
            KetCredentialsProvider fromVault = () -> new KetCredentials(
                context.resolvePropertyPlaceholders("{{secret:ket/accessKey}}"),
                context.resolvePropertyPlaceholders("{{secret:ket/secretKey}}"));
            context.getRegistry().bind("fromVault", fromVault);
            // spotless:on
            rotates(camel, READ + "&credentialsProvider=#fromVault", () -> vault.put(after));
        }
    }

    @Test
    void aProfileFileThatIsReplacedIsUsedWithTheNextCall() throws Exception {
        Path file = directory.resolve("credentials");
        String page = Pages.snippets(PAGE, "ini").get(0);
        Files.writeString(file, page.replace("AKLTother", "AK-old").replace("secret-of-the-second-account", "SK-old"));
        // The local service's keys are no temporary ones.
        Files.writeString(file, Files.readString(file).replaceAll("ksyun_session_token.*\n", ""));
        try (CamelKet camel = withoutKeys()) {
            camel.context().getRegistry().bind("second", new ProfileCredentialsProvider(file, "second"));
            rotates(camel, READ + "&credentialsProvider=#second", () -> {
                Path next = directory.resolve("next");
                Files.writeString(next, Files.readString(file).replace("-old", "-new"));
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            });
        }
    }

    @Test
    void keysThatAreSetInJavaAreUsedWithTheNextCall() {
        try (CamelKet camel = new CamelKet(local)) {
            rotates(camel, READ, () -> {
                camel.component().setAccessKey(after.accessKey());
                camel.component().setSecretKey(after.secretKey());
            });
        }
    }

    @Test
    void theSecondAccountOfThePageIsRead() throws Exception {
        Path file = directory.resolve("credentials");
        Files.writeString(file, Pages.snippets(PAGE, "ini").get(0));
        assertThat(new ProfileCredentialsProvider(file, "default").resolve())
                .isEqualTo(new KetCredentials("AKLTexample", "secret-of-the-first-account"));
        assertThat(new ProfileCredentialsProvider(file, "second").resolve())
                .isEqualTo(new KetCredentials("AKLTother", "secret-of-the-second-account", "token-of-temporary-keys"));

        try (CamelKet camel = new CamelKet(local)) {
            CamelContext context = camel.context();
            // spotless:off
            KetCredentialsProvider second = new ProfileCredentialsProvider(Path.of("/etc/ket/credentials"), "second");
            context.getRegistry().bind("second", second);
            // spotless:on
            assertThatThrownBy(() -> context.getEndpoint(READ + "&credentialsProvider=#second")
                            .createProducer()
                            .start())
                    .hasMessage("The credentials file /etc/ket/credentials does not exist");
        }
    }

    @Test
    void whatIsToldWithoutCredentialsIsWhatThePageShows() throws Exception {
        try (CamelKet camel = withoutKeys()) {
            assertThatThrownBy(() ->
                            camel.context().getEndpoint(READ).createProducer().start())
                    .satisfies(e -> assertThat(Pages.squeezed(Files.readString(PAGE)))
                            .contains(Pages.squeezed(e.getMessage()
                                    .replace(
                                            System.getenv("KSYUN_CREDENTIALS_FILE"), "/home/app/.ksyun/credentials"))));
            assertThat(local.requestCount()).isZero();
        }
    }

    private CamelKet withoutKeys() {
        return new CamelKet(local, component -> {
            component.setAccessKey(null);
            component.setSecretKey(null);
        });
    }

    private interface Rotation {
        void run() throws Exception;
    }

    /** The endpoint is never restarted: only the keys change, on both sides. */
    private void rotates(CamelKet camel, String uri, Rotation rotation) {
        KetComponent component = camel.component();
        assertThat(camel.send(uri, null, Map.of()).getException()).isNull();
        assertThat(local.takeRequest().rawQuery()).contains("X-Amz-Credential=AK-old%2F");
        try {
            rotation.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(component.getStatus().isStarted()).isTrue();
        camel.send(uri, null, Map.of());
        assertThat(local.takeRequest().rawQuery()).contains("X-Amz-Credential=AK-new%2F");
    }
}
