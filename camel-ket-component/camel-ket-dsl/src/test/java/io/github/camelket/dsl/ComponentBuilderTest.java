/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.KetComponent;
import io.github.camelket.KetComponentConfigurer;
import io.github.camelket.KetConfiguration;
import io.github.camelket.auth.EnvironmentCredentialsProvider;
import io.github.camelket.dsl.component.KetComponentBuilderFactory;
import io.github.camelket.dsl.component.KetComponentBuilderFactory.KetComponentBuilder;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.model.LoopListResult;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KetLocalExtension.class)
class ComponentBuilderTest {

    @Test
    void theComponentThatIsBuiltCallsTheService(KetLocal local) throws Exception {
        KetComponent component = KetComponentBuilderFactory.ket()
                .serviceUrl(local.serviceUrl().toString())
                .accessKey(local.accessKey())
                .secretKey(local.secretKey())
                .uniqName("demo")
                .app("live")
                .build();
        try (CamelContext context = new DefaultCamelContext()) {
            context.addComponent("ket", component);
            context.start();

            assertThat(context.createProducerTemplate().requestBody("ket:getLoopList", null, Object.class))
                    .isInstanceOf(LoopListResult.class);
        }

        assertThat(local.takeRequest().rawQuery()).contains("Action=GetLoopList", "UniqName=demo", "App=live");
    }

    @Test
    void thereIsAMethodForEveryOptionAndForNothingElse() {
        assertThat(Arrays.stream(KetComponentBuilder.class.getDeclaredMethods()).map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(Catalog.componentOptions());
    }

    @Test
    void whatAMethodSetsIsWhatTheComponentHas() throws Exception {
        for (Method method : KetComponentBuilder.class.getDeclaredMethods()) {
            for (Object value : valuesOf(method.getParameterTypes()[0])) {
                KetComponentBuilder builder = KetComponentBuilderFactory.ket();
                method.invoke(builder, value);

                assertThat(new KetComponentConfigurer().getOptionValue(builder.build(), method.getName(), false))
                        .as(method.getName())
                        .isEqualTo(value);
            }
        }
    }

    /** Some values of the type, of which at least one is no option's default. */
    private static List<?> valuesOf(Class<?> type) {
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        return Stream.of(
                        List.of(true, false),
                        List.of(7),
                        List.of(7L),
                        List.of("x1"),
                        List.of(new KetConfiguration()),
                        List.of(new EnvironmentCredentialsProvider()),
                        List.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                        List.of(new SSLContextParameters()))
                .filter(values ->
                        MethodType.methodType(type).wrap().returnType().isInstance(values.get(0)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("This test has no value of the type " + type));
    }
}
