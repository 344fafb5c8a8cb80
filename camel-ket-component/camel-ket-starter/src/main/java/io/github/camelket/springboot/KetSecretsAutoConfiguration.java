/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import java.util.Locale;
import java.util.Set;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Keeps keys and tokens out of what Actuator shows, also where the application has values shown. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class KetSecretsAutoConfiguration {

    /** Names without what tells words apart, as a property is written in several ways. */
    private static final Set<String> SECRETS = Set.of(
            "camelcomponentketaccesskey",
            "camelcomponentketsecretkey",
            "camelcomponentketsessiontoken",
            "ksyunaccesskeyid",
            "ksyunsecretaccesskey",
            "ksyunsessiontoken");

    @Bean
    SanitizingFunction ketSecrets() {
        return data -> isSecret(data) ? data.withSanitizedValue() : data;
    }

    private static boolean isSecret(SanitizableData data) {
        return SECRETS.contains(data.getKey().toLowerCase(Locale.ROOT).replaceAll("[._-]", ""));
    }
}
