/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.auth.SignatureLocation;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetInvalidRequestException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.UriPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints and their options: what can be known before anything is sent. */
class KetComponentTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void readsActionAndOptions() {
        KetEndpoint endpoint = endpoint("ket:STARTloop?uniqName=demo&app=live&signatureLocation=header&region=r");

        assertThat(endpoint.action()).contains(KetAction.START_LOOP);
        assertThat(endpoint.getConfiguration().getSignatureLocation()).isEqualTo(SignatureLocation.HEADER);
        assertThat(endpoint.getConfiguration().getRegion()).isEqualTo("r");
        assertThat(endpoint.getConfiguration().getUniqName()).isEqualTo("demo");
        assertThat(endpoint.getConfiguration().getServiceUrl()).isEqualTo("https://ket.cn-beijing-6.api.ksyun.com");
    }

    @Test
    void endpointsInheritFromTheComponentAndDoNotChangeIt() {
        component().getConfiguration().setApp("live");
        component().getConfiguration().setUniqName("demo");

        KetEndpoint endpoint = endpoint("ket:getLoopList?app=other");

        assertThat(endpoint.getConfiguration().getUniqName()).isEqualTo("demo");
        assertThat(endpoint.getConfiguration().getApp()).isEqualTo("other");
        assertThat(component().getConfiguration().getApp()).isEqualTo("live");
    }

    @Test
    void anUnknownActionFailsAtCreationAndNamesTheClosest() {
        assertThatThrownBy(() -> endpoint("ket:startLop"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasRootCauseInstanceOf(KetInvalidRequestException.class)
                .hasStackTraceContaining("startLoop, stopLoop");
    }

    @Test
    void theCatalogListsExactlyTheActionsThatThereAre() throws Exception {
        String[] listed = KetEndpoint.class
                .getDeclaredField("action")
                .getAnnotation(UriPath.class)
                .enums()
                .split(",");

        assertThat(listed)
                .containsExactlyElementsOf(Stream.concat(
                                Arrays.stream(KetAction.values()).map(KetAction::camelName),
                                Stream.of(KetEndpoint.CALL))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestsPerMinute", "responsetimeout", "proxyHost", "healthCheckProducerEnabled"})
    void anOptionThatAllEndpointsShareIsRefusedWithItsPlace(String option) {
        assertThatThrownBy(() -> endpoint("ket:getLoopList?" + option + "=600"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasStackTraceContaining("Option " + option
                        + " belongs to the ket component, not to an endpoint, as all"
                        + " endpoints share it: set it on the component, such as by camel.component.ket." + option);
        assertThatThrownBy(() -> endpoint("ket:getLoopList?requestsPerHour=600"))
                .hasStackTraceContaining("Unknown parameters");
    }

    @Test
    void keysHaveNoPlaceInAnEndpoint() {
        for (String key : new String[] {"accessKey", "secretKey", "sessionToken", "SECRETKEY"}) {
            assertThatThrownBy(() -> endpoint("ket:getLoopList?" + key + "=hunter2"))
                    .isInstanceOf(ResolveEndpointFailedException.class)
                    .hasStackTraceContaining("belongs to the ket component")
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("hunter2"));
        }
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThatThrownBy(() -> endpoint("ket:getLoopList?trustAll=true"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("trustAll");
    }

    @Test
    void missingCredentialsAreToldAtStart() {
        assertThatThrownBy(() -> endpoint("ket:getLoopList").createProducer().start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("There are no credentials for the ket component. Looked for, in this order:");
        component().setAccessKey("AK");
        assertThatThrownBy(() -> endpoint("ket:getLoopList").createProducer().start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Option secretKey of the ket component is not set, but accessKey is: set both or none.");
    }

    @Test
    void aProviderWithoutCredentialsIsToldAtStart() {
        component().getConfiguration().setCredentialsProvider(() -> {
            throw new IllegalStateException("the vault is sealed");
        });
        assertThatThrownBy(() -> endpoint("ket:getLoopList").createProducer().start())
                .hasMessage("the vault is sealed");
    }

    @Test
    void credentialsComeFromTheEndpointsBeanThenTheComponentsKeysThenTheAutowiredBean() {
        KetCredentialsProvider autowired = () -> new KetCredentials("autowired", "s", null);
        KetCredentialsProvider named = () -> new KetCredentials("named", "s", null);
        context.getRegistry().bind("second", named);
        component().getConfiguration().setCredentialsProvider(autowired);

        assertThat(accessKey("ket:getLoopList")).isEqualTo("autowired");
        component().setAccessKey("component");
        component().setSecretKey("s");
        assertThat(accessKey("ket:getLoopList")).isEqualTo("component");
        assertThat(accessKey("ket:getLoopList?credentialsProvider=#second")).isEqualTo("named");
    }

    @Test
    void aSingleBeanThatAnEndpointNamesGoesOverTheComponentsKeys() throws Exception {
        DefaultCamelContext own = new DefaultCamelContext();
        own.getRegistry().bind("second", (KetCredentialsProvider) () -> new KetCredentials("second", "s", null));
        try (own) {
            own.start();
            KetComponent component = own.getComponent("ket", KetComponent.class);
            component.setAccessKey("first");
            component.setSecretKey("s");
            KetEndpoint named = own.getEndpoint("ket:getLoopList?credentialsProvider=#second", KetEndpoint.class);
            KetEndpoint plain = own.getEndpoint("ket:getLoopList", KetEndpoint.class);
            assertThat(component.credentials(named).resolve().accessKey()).isEqualTo("second");
            assertThat(component.credentials(plain).resolve().accessKey()).isEqualTo("first");
        }
    }

    @Test
    void blankKeysAreMissingKeys() {
        component().setAccessKey("AK");
        component().setSecretKey("  ");
        assertThatThrownBy(() -> endpoint("ket:getLoopList").createProducer().start())
                .hasMessageContaining("Option secretKey of the ket component is not set");
    }

    @Test
    void aBlankTokenIsNone() {
        component().setAccessKey("AK");
        component().setSecretKey("SK");
        component().setSessionToken("");
        KetEndpoint endpoint = endpoint("ket:getLoopList");
        assertThat(component().credentials(endpoint).resolve()).isEqualTo(new KetCredentials("AK", "SK"));
    }

    @Test
    void anEndpointWithoutAnActionSaysHowToNameOne() {
        for (String uri : new String[] {"ket", "ket:?app=live"}) {
            assertThatThrownBy(() -> endpoint(uri)).as(uri).hasStackTraceContaining("Name the action after the colon");
        }
    }

    @Test
    void aSingleProviderInTheRegistryIsAutowired() throws Exception {
        DefaultCamelContext own = new DefaultCamelContext();
        KetCredentialsProvider provider = () -> new KetCredentials("AK", "SK", null);
        own.getRegistry().bind("keys", provider);
        try (own) {
            own.start();
            KetComponent component = own.getComponent("ket", KetComponent.class);
            assertThat(component.getConfiguration().getCredentialsProvider()).isSameAs(provider);
        }
    }

    @Test
    void changedKeysAreUsedByTheNextCall() {
        component().setAccessKey("AK");
        component().setSecretKey("old");
        KetCredentialsProvider provider = component().credentials(endpoint("ket:getLoopList"));

        component().setSecretKey("new");

        assertThat(provider.resolve().secretKey()).isEqualTo("new");
    }

    @Test
    void aServiceUrlThatCannotBeMeantIsRefusedWithoutPrintingIt() {
        component().setAccessKey("AK");
        component().setSecretKey("SK");
        for (String url : new String[] {
            "ket.example",
            "ftp://ket.example",
            "http://",
            "http:///x",
            "http://u:hunter2@h",
            "http://h?hunter2=1",
            "ht tp://hunter2"
        }) {
            component().getConfiguration().setServiceUrl(url);
            assertThatThrownBy(
                            () -> endpoint("ket:getLoopList").createProducer().start())
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Option serviceUrl")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void waitingHasAnEnd() {
        component().setAccessKey("AK");
        component().setSecretKey("SK");
        component().setResponseTimeout(0);
        assertThatThrownBy(() -> endpoint("ket:getLoopList").createProducer().start())
                .hasMessage("Option responseTimeout must be at least 1 ms, but is 0: waiting has an end here.");
    }

    @Test
    void aConsumerNeedsToKnowWhoseList() {
        component().setAccessKey("AK");
        component().setSecretKey("SK");
        assertThatThrownBy(() -> endpoint("ket:getLoopList?uniqName=demo")
                        .createConsumer(exchange -> {})
                        .start())
                .hasMessage("To consume from ket:getLoopList, set option app");
    }

    private String accessKey(String uri) {
        return component().credentials(endpoint(uri)).resolve().accessKey();
    }

    private KetEndpoint endpoint(String uri) {
        return context.getEndpoint(uri, KetEndpoint.class);
    }

    private KetComponent component() {
        return context.getComponent("ket", KetComponent.class);
    }

    private static String stackTrace(Throwable e) {
        java.io.StringWriter text = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
