/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import io.github.camelket.KetComponent;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Keeps keys and tokens out of what Actuator shows, also where the application has values shown. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class KetSecretsAutoConfiguration {

    /** Where the component's keys may be. */
    private static final List<String> KEYS = List.of(
            "camel.component.ket.access-key",
            "camel.component.ket.secret-key",
            "camel.component.ket.session-token",
            "KSYUN_ACCESS_KEY_ID",
            "KSYUN_SECRET_ACCESS_KEY",
            "KSYUN_SESSION_TOKEN");

    /**
     * Names without what tells words apart, as a property is written in several ways: of the component and of what it is made of,
     * such as a key store, of the environment, and of Kamelets' addresses, which may have a key in them.
     */
    private static final Pattern SECRET =
            Pattern.compile("camelcomponentket.*(accesskey|secretkey|sessiontoken|password)"
                    + "|ksyun(accesskeyid|secretaccesskey|sessiontoken)"
                    + "|camelkameletket.*(src|durl|srcurl|dsturl)");

    @Bean
    SanitizingFunction ketSecrets(Environment environment, ObjectProvider<CamelContext> contexts) {
        return data -> hasSecretName(data) || hasKey(data, keys(environment, contexts.getIfUnique()))
                ? data.withSanitizedValue()
                : data;
    }

    private static boolean hasSecretName(SanitizableData data) {
        String name = data.getKey().toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
        return SECRET.matcher(name).matches();
    }

    /** Under whatever name: what a process was started with, or a JSON of many properties, has keys within. */
    private static boolean hasKey(SanitizableData data, Stream<@Nullable String> keys) {
        String value = String.valueOf(data.getValue());
        return keys.anyMatch(key -> key != null && !key.isBlank() && value.contains(key));
    }

    private static Stream<@Nullable String> keys(Environment environment, @Nullable CamelContext context) {
        Stream<@Nullable String> given = KEYS.stream()
                .map(name -> environment.resolvePlaceholders("${" + name + ":}"))
                .map(key -> context == null ? key : resolved(key, context));
        // What the application's own code has set.
        return context != null && context.hasComponent("ket") instanceof KetComponent ket
                ? Stream.concat(given, Stream.of(ket.getAccessKey(), ket.getSecretKey(), ket.getSessionToken()))
                : given;
    }

    /** Where Camel's placeholders lead to. */
    private static String resolved(String key, CamelContext context) {
        try {
            return context.resolvePropertyPlaceholders(key);
        } catch (IllegalArgumentException e) {
            // To nothing, and so to no key.
            return key;
        }
    }
}
