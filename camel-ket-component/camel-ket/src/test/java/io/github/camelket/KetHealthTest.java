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

import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What health checks ask, when, and what they make of the answer. */
class KetHealthTest {

    private final KetLocal local = KetLocal.start();
    private CamelKet camel =
            new CamelKet(local, component -> component.getConfiguration().setUniqName(null));

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    private void route(String uri) throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + uri.hashCode()).routeId(uri).to(uri);
            }
        });
    }

    private static void enable(CamelContext context) {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
    }

    /** Asks all checks of ours. */
    private List<HealthCheck.Result> results() {
        enable(camel.context());
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(camel.context(), "full");
        return results.stream()
                .filter(result -> result.getCheck().getId().startsWith("ket:"))
                .sorted(Comparator.comparing(result -> result.getCheck().getId()))
                .toList();
    }

    private HealthCheck.Result result() {
        List<HealthCheck.Result> results = results();
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "startLoop, GetLoopList, ket:getLoopList?uniqName=demo&app=live",
        "getLoopList, GetLoopList, ket:getLoopList?uniqName=demo&app=live",
        "redirectStart, GetTaskList, ket:getTaskList?uniqName=demo&app=live",
        "getLiveTransDuration, GetQuotaUsed, ket:getQuotaUsed?uniqName=demo&app=live",
        "delPreset, GetPresetList, ket:getPresetList?uniqName=demo&app=live",
        "call, GetPresetList, ket:getPresetList?uniqName=demo&app=live",
    })
    void theQuestionIsAboutWhatTheRouteHasToDoWith(String action, String asked, String id) throws Exception {
        route("ket:" + action + "?uniqName=demo");
        HealthCheck.Result result = result();
        assertThat(result.getState()).as(String.valueOf(result.getDetails())).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getCheck().getId()).isEqualTo(id);
        assertThat(local.requests()).extracting(RecordedRequest::action).containsExactly(asked);
    }

    @Test
    void ofADomainAloneTheQuotaIsAsked() throws Exception {
        camel.component().getConfiguration().setApp(null);
        route("ket:startLoop?uniqName=demo");
        assertThat(result().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(local.takeRequest().rawQuery())
                .contains("Action=GetQuotaUsed")
                .doesNotContain("App=");
    }

    @ParameterizedTest
    @CsvSource({"startLoop, ket:startLoop?app=live", "call, ket:call?app=live"})
    void whoKnowsNoDomainHasNothingToAskAndSaysSo(String action, String id) throws Exception {
        route("ket:" + action);
        HealthCheck.Result result = result();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(result.getCheck().getId()).isEqualTo(id);
        assertThat(result.getMessage())
                .contains("Nothing was asked: neither the endpoint " + id
                        + " nor the component has a uniqName, and each question is about one.");
        assertThat(local.requests()).isEmpty();
    }

    @Test
    void nothingIsAskedAtStartNorWithoutBeingTurnedOn() throws Exception {
        route("ket:startLoop?uniqName=demo");
        assertThat(HealthCheckHelper.invoke(camel.context()))
                .noneMatch(result -> result.getCheck().getId().startsWith("ket:"));
        assertThat(local.requests()).isEmpty();
    }

    @Test
    void aComponentCanKeepOutOfIt() throws Exception {
        camel.component().setHealthCheckProducerEnabled(false);
        route("ket:startLoop?uniqName=demo");
        assertThat(results()).isEmpty();
    }

    @Test
    void noLivenessProbeCallsTheService() throws Exception {
        route("ket:startLoop?uniqName=demo");
        enable(camel.context());
        HealthCheckHelper.invokeLiveness(camel.context());
        assertThat(local.requests()).isEmpty();
    }

    @Test
    void checksGoWithTheLastRouteThatNeedsThem() throws Exception {
        route("ket:startLoop?uniqName=demo");
        route("ket:stopLoop?uniqName=demo");
        assertThat(results()).as("one question, one check").hasSize(1);
        camel.context().getRouteController().stopRoute("ket:startLoop?uniqName=demo");
        assertThat(results()).hasSize(1);
        camel.context().getRouteController().stopRoute("ket:stopLoop?uniqName=demo");
        assertThat(results()).isEmpty();
        camel.context().getRouteController().startRoute("ket:stopLoop?uniqName=demo");
        assertThat(results()).hasSize(1);
    }

    @Test
    void theComponentIsCheckedIfItKnowsItsDomain() {
        camel.close();
        camel = new CamelKet(local);
        assertThat(result().getCheck().getId()).isEqualTo("ket:getPresetList?uniqName=demo&app=live");
        camel.component().stop();
        assertThat(results()).isEmpty();
    }

    @Test
    void anotherAccountIsAnotherQuestion() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        KetCredentialsProvider none = () -> {
            if (closed.get()) {
                throw new IllegalStateException("The vault is closed");
            }
            return new KetCredentials("key", "secret");
        };
        camel.context().getRegistry().bind("closed", none);
        route("ket:startLoop?uniqName=demo");
        route("ket:stopLoop?uniqName=demo&credentialsProvider=#bean:closed");
        closed.set(true);
        List<HealthCheck.Result> results = results();
        assertThat(results)
                .extracting(result -> result.getCheck().getId())
                .containsExactly("ket:getLoopList?uniqName=demo&app=live", "ket:getLoopList?uniqName=demo&app=live#2");
        assertThat(results)
                .extracting(HealthCheck.Result::getState)
                .containsExactly(HealthCheck.State.UP, HealthCheck.State.DOWN);
        assertThat(results.get(1).getMessage()).contains("The vault is closed");
    }

    /** Camel takes checks of one id for one check. */
    @Test
    void anotherComponentHasChecksOfItsOwn() throws Exception {
        KetComponent other = new KetComponent();
        other.setConfiguration(camel.component().getConfiguration().copy());
        other.setAccessKey("nobody");
        other.setSecretKey("nothing");
        camel.context().addComponent("other", other);
        route("ket:startLoop?uniqName=demo");
        route("other:startLoop?uniqName=demo");
        assertThat(results())
                .extracting(HealthCheck.Result::getState)
                .containsExactly(HealthCheck.State.UP, HealthCheck.State.DOWN);
        camel.context().getRouteController().stopRoute("other:startLoop?uniqName=demo");
        assertThat(result().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void nothingToListIsUp() throws Exception {
        route("ket:delPreset?uniqName=demo");
        HealthCheck.Result result = result();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails()).containsEntry("ket.err_num", 1200).containsKey("ket.request_id");
    }

    @Test
    void tooManyCallsIsUpAndSaidSo() throws Exception {
        route("ket:startLoop?uniqName=demo");
        local.faults().next(Fault.gatewayError(429, "Throttling", "Slowly."));
        HealthCheck.Result result = result();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails()).containsEntry("ket.gateway_code", "Throttling");
        assertThat(result.getMessage())
                .hasValueSatisfying(text -> assertThat(text).contains("Slowly."));
    }

    @Test
    void aRefusalIsDownWithNumberAndRequestAndWithoutSecrets() throws Exception {
        route("ket:startLoop?uniqName=demo");
        local.faults().next(Fault.errNum(1100, "access denied to " + local.secretKey()));
        HealthCheck.Result result = result();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails())
                .containsEntry("ket.err_num", 1100)
                .containsEntry("ket.action", "GetLoopList")
                .containsKey("ket.request_id");
        assertThat(result.getMessage() + " " + result.getError() + " " + result.getDetails())
                .contains("1100")
                .doesNotContain(local.secretKey());
    }

    @Test
    void noAnswerIsDown() throws Exception {
        route("ket:startLoop?uniqName=demo");
        local.close();
        assertThat(result().getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void namesAgainstTheRulesAreDownAndNothingIsSent() throws Exception {
        route("ket:call?uniqName=de-mo");
        assertThat(result().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(local.requests()).isEmpty();
        assertThat(camel.send("ket:getLoopList?uniqName=demo", null, Map.of()).getException())
                .isNull();
    }
}
