/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.dsl;

import static io.github.camelket.dsl.endpoint.StaticEndpointBuilders.ket;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.Emit;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.dsl.component.KetComponentBuilderFactory;
import io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory;
import io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory.AdvancedKetEndpointBuilder;
import io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory.AdvancedKetEndpointConsumerBuilder;
import io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory.AdvancedKetEndpointProducerBuilder;
import io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory.KetBuilders;
import io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory.KetEndpointBuilder;
import io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory.KetEndpointConsumerBuilder;
import io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory.KetEndpointProducerBuilder;
import io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory.KetHeaderNameBuilder;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.LoopListResult;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KetLocalExtension.class)
class EndpointBuilderTest {

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aRouteOfBuildersCallsTheService(KetLocal local) throws Exception {
        class ListRoutes extends EndpointRouteBuilder implements KetBuilders {
            @Override
            public void configure() {
                from(direct("start"))
                        .setHeader(ket().ketStreamId(), constant("channel7"))
                        .to(ket("getLoopList")
                                .uniqName("demo")
                                .app("live")
                                .advanced()
                                .maxResponseSize(4096));
            }
        }
        start(local, new ListRoutes());

        assertThat(send().getException()).isNull();

        RecordedRequest request = local.takeRequest();
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.rawQuery()).contains("Action=GetLoopList", "UniqName=demo", "App=live", "StreamID=channel7");
    }

    @Test
    void aPlainRouteBuilderTakesTheStaticImport(KetLocal local) throws Exception {
        start(local, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(ket("getLoopList").uniqName("demo").app("live"));
            }
        });

        assertThat(send().getException()).isNull();

        assertThat(local.takeRequest().rawQuery()).contains("Action=GetLoopList", "App=live");
    }

    @Test
    void anEndpointTakesCredentialsOfItsOwn(KetLocal local) throws Exception {
        KetCredentials second = new KetCredentials("second-account", "unknown", null);
        start(local, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(ket("getQuotaUsed").uniqName("demo").credentialsProvider(() -> second));
            }
        });

        assertThat(send().getException()).hasMessageContaining("GetQuotaUsed");

        assertThat(local.takeRequest().rawQuery()).contains("X-Amz-Credential=second-account");
    }

    @Test
    void thereIsAMethodForEveryOptionAndForNothingElse() {
        Set<String> methods = Stream.of(
                        KetEndpointBuilder.class,
                        AdvancedKetEndpointBuilder.class,
                        KetEndpointConsumerBuilder.class,
                        AdvancedKetEndpointConsumerBuilder.class,
                        KetEndpointProducerBuilder.class,
                        AdvancedKetEndpointProducerBuilder.class)
                .flatMap(builder -> Arrays.stream(builder.getDeclaredMethods()))
                .map(Method::getName)
                .collect(Collectors.toCollection(HashSet::new));
        methods.removeAll(Set.of("advanced", "basic"));

        assertThat(methods).containsExactlyInAnyOrderElementsOf(Catalog.endpointOptions());
    }

    @Test
    void whatAMethodSetsIsInTheUri() throws Exception {
        for (String option : Catalog.singleEndpointOptions()) {
            KetEndpointBuilder builder = KetEndpointBuilderFactory.endpointBuilder("ket", "call");
            method(option).invoke(builder, "x1");
            assertThat(builder.getRawUri()).isEqualTo("ket://call?" + option + "=x1");
        }
    }

    @Test
    void whatAMethodAddsIsInTheUri() throws Exception {
        KetEndpointBuilder builder = KetEndpointBuilderFactory.endpointBuilder("ket", "getLoopList");
        builder.schedulerProperties("cron", "0 0 6 * * ?");
        assertThat(builder.getRawUri()).isEqualTo("ket://getLoopList?scheduler.cron=0 0 6 * * ?");
    }

    @Test
    void aRouteOfBuildersBeginsWithAList(KetLocal local) throws Exception {
        BlockingQueue<Object> lists = new LinkedBlockingQueue<>();
        start(local, new RouteBuilder() {
            @Override
            public void configure() {
                from(ket("getLoopList")
                                .uniqName("demo")
                                .app("live")
                                .emit(Emit.ALL)
                                .initialDelay(0)
                                .repeatCount(1))
                        .process(exchange -> lists.add(exchange.getMessage().getBody()));
            }
        });
        assertThat(lists.poll(10, TimeUnit.SECONDS)).isInstanceOf(LoopListResult.class);
    }

    /** All options can be given as text, so that it can be a property placeholder. */
    private static Method method(String option) throws NoSuchMethodException {
        return Stream.of(KetEndpointBuilder.class, AdvancedKetEndpointBuilder.class)
                .flatMap(builder -> Arrays.stream(builder.getMethods()))
                .filter(method -> method.getName().equals(option)
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(option + "(String)"));
    }

    @Test
    void thereIsANameForEveryHeader() throws Exception {
        Set<Object> names = new HashSet<>();
        for (Method method : KetHeaderNameBuilder.class.getDeclaredMethods()) {
            names.add(method.invoke(new KetBuilders() {}.ket()));
        }

        assertThat(names).containsExactlyInAnyOrderElementsOf(Catalog.headers());
    }

    private void start(KetLocal local, RouteBuilder routes) throws Exception {
        KetComponentBuilderFactory.ket()
                .serviceUrl(local.serviceUrl().toString())
                .accessKey(local.accessKey())
                .secretKey(local.secretKey())
                .register(context, "ket");
        context.addRoutes(routes);
        context.start();
    }

    private Exchange send() {
        return context.createFluentProducerTemplate().to("direct:start").send();
    }
}
