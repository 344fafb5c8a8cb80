/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the credentials from the environment variables {@code KSYUN_ACCESS_KEY_ID}, {@code KSYUN_SECRET_ACCESS_KEY} and,
 * for temporary ones, {@code KSYUN_SESSION_TOKEN}. Unlike keys that are set as options, they pass through nobody's hands
 * who might log them.
 */
public final class EnvironmentCredentialsProvider implements KetCredentialsProvider {

    static final String ACCESS_KEY = "KSYUN_ACCESS_KEY_ID";
    static final String SECRET_KEY = "KSYUN_SECRET_ACCESS_KEY";
    private static final String SESSION_TOKEN = "KSYUN_SESSION_TOKEN";

    private final Map<String, String> environment;

    public EnvironmentCredentialsProvider() {
        this(System.getenv());
    }

    EnvironmentCredentialsProvider(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @throws IllegalStateException if one of the two keys is not set
     */
    @Override
    public KetCredentials resolve() {
        return new KetCredentials(required(ACCESS_KEY), required(SECRET_KEY), value(environment, SESSION_TOKEN));
    }

    private String required(String variable) {
        String value = value(environment, variable);
        if (value == null) {
            throw new IllegalStateException("The environment variable " + variable + " is not set");
        }
        return value;
    }

    /** A variable without anything in it is as good as none, as templates of containers leave it behind. */
    static @Nullable String value(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? null : value;
    }

    /** Whether somebody has set one of the keys, if not both. */
    boolean isMeant() {
        return value(environment, ACCESS_KEY) != null || value(environment, SECRET_KEY) != null;
    }
}
