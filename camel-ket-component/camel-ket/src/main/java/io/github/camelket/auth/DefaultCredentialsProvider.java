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

/**
 * Where credentials come from if nobody says: from the environment, or else from the profile file, see
 * {@link EnvironmentCredentialsProvider} and {@link ProfileCredentialsProvider}. An environment that has one of the keys
 * counts as meant, and is refused if it lacks the other.
 */
public final class DefaultCredentialsProvider implements KetCredentialsProvider {

    private final EnvironmentCredentialsProvider environment;
    private final ProfileCredentialsProvider profile;

    public DefaultCredentialsProvider() {
        this(System.getenv());
    }

    DefaultCredentialsProvider(Map<String, String> environment) {
        this.environment = new EnvironmentCredentialsProvider(environment);
        this.profile = new ProfileCredentialsProvider(environment);
    }

    /**
     * @throws IllegalStateException if there are none; it tells what was looked for
     */
    @Override
    public KetCredentials resolve() {
        if (environment.isMeant()) {
            return environment.resolve();
        }
        if (profile.isThere()) {
            return profile.resolve();
        }
        throw new IllegalStateException("There are no credentials for the ket component. Looked for, in this order:"
                + " accessKey and secretKey of the component; a KetCredentialsProvider bean of the registry;"
                + " the environment variables " + EnvironmentCredentialsProvider.ACCESS_KEY + " and "
                + EnvironmentCredentialsProvider.SECRET_KEY + "; " + profile + ", which does not exist.");
    }
}
