/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.BeanInject;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.PropertyInject;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The store, from application.properties. */
public class StoreConfiguration implements CamelConfiguration {

    @BeanInject
    private AwsCredentialsProvider keys;

    @BeanInject
    private Clock clock;

    @PropertyInject("store.endpoint")
    private String endpoint;

    @PropertyInject("store.region")
    private String region;

    @PropertyInject("store.pathStyle")
    private boolean pathStyle;

    /** What camel-aws2-s3 lists with: it takes the one client of the registry. */
    @BindToRegistry(destroyMethod = "close")
    public S3Client s3Client() {
        return S3Client.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.of(region))
                .forcePathStyle(pathStyle)
                .credentialsProvider(keys)
                .overrideConfiguration(client -> client.apiCallTimeout(Duration.ofSeconds(30)))
                .build();
    }

    @BindToRegistry
    public Programme programme(
            @BeanInject S3Client store,
            @PropertyInject("store.internalEndpoint") String internalEndpoint,
            @PropertyInject("bucket.name") String bucket,
            @PropertyInject("bucket.prefix") String prefix,
            @PropertyInject("bucket.private") boolean signed,
            @PropertyInject("camel.component.ket.streamId") String streamId) {
        S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(URI.create(internalEndpoint))
                .region(Region.of(region))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(pathStyle)
                        .build())
                .credentialsProvider(keys)
                .build();
        SourceAddresses addresses = new SourceAddresses(presigner, bucket, pathStyle, signed);
        return new Programme(store, bucket, prefix, addresses, streamId, clock);
    }
}
