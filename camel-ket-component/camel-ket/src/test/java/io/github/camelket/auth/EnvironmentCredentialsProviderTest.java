/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentCredentialsProviderTest {

    @Test
    void readsTheVariables() {
        assertThat(new EnvironmentCredentialsProvider(Map.of(
                                "KSYUN_ACCESS_KEY_ID",
                                "AK",
                                "KSYUN_SECRET_ACCESS_KEY",
                                "SK",
                                "KSYUN_SESSION_TOKEN",
                                "T"))
                        .resolve())
                .isEqualTo(new KetCredentials("AK", "SK", "T"));
        assertThat(new EnvironmentCredentialsProvider(
                                Map.of("KSYUN_ACCESS_KEY_ID", "AK", "KSYUN_SECRET_ACCESS_KEY", "SK"))
                        .resolve())
                .isEqualTo(new KetCredentials("AK", "SK", null));
    }

    @Test
    void anEmptyTokenIsNone() {
        assertThat(new EnvironmentCredentialsProvider(Map.of(
                                "KSYUN_ACCESS_KEY_ID",
                                "AK",
                                "KSYUN_SECRET_ACCESS_KEY",
                                "SK",
                                "KSYUN_SESSION_TOKEN",
                                ""))
                        .resolve())
                .isEqualTo(new KetCredentials("AK", "SK", null));
    }

    @Test
    void saysWhichVariableIsMissing() {
        assertThatThrownBy(() -> new EnvironmentCredentialsProvider(Map.of("KSYUN_ACCESS_KEY_ID", "AK")).resolve())
                .hasMessage("The environment variable KSYUN_SECRET_ACCESS_KEY is not set");
        assertThatThrownBy(() -> new EnvironmentCredentialsProvider(Map.of("KSYUN_ACCESS_KEY_ID", " ")).resolve())
                .hasMessage("The environment variable KSYUN_ACCESS_KEY_ID is not set");
    }
}
