/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import java.time.Clock;
import org.apache.camel.main.Main;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The application: runs until it is stopped, configured by application.properties and the environment. */
public final class StorageEventLoop {

    private StorageEventLoop() {}

    public static void main(String[] args) throws Exception {
        AwsBasicCredentials keys =
                AwsBasicCredentials.create(environment("STORE_ACCESS_KEY_ID"), environment("STORE_SECRET_ACCESS_KEY"));
        System.exit(
                application(StaticCredentialsProvider.create(keys), environment("WEBHOOK_SECRET"), Clock.systemUTC())
                        .run(args));
    }

    /** Secrets are beans and no properties, as Camel Main prints the values of properties when it logs at DEBUG. */
    static Main application(AwsCredentialsProvider keys, String webhookSecret, Clock clock) {
        // Finds the routes and the configuration in the package of this class.
        Main main = new Main(StorageEventLoop.class);
        main.bind("keys", keys);
        main.bind("webhookSecret", new WebhookSecret(webhookSecret));
        main.bind("clock", clock);
        return main;
    }

    private static String environment(String variable) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment variable " + variable + " is needed");
        }
        return value;
    }
}
