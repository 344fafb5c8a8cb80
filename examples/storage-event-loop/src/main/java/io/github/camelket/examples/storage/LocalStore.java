/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The demo's store: S3 over a socket, with one bucket, in memory. */
final class LocalStore implements AutoCloseable {

    static final String BUCKET = "videos";

    static final String ACCESS_KEY = "local-store";
    static final String SECRET_KEY = "local-store-secret";

    private final BlobStoreContext memory = ContextBuilder.newBuilder(new TransientApiMetadata())
            .credentials(ACCESS_KEY, SECRET_KEY)
            .build(BlobStoreContext.class);
    private final S3Proxy proxy;
    private final S3Client client;

    LocalStore() throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(memory.getBlobStore())
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        proxy.start();
        client = S3Client.builder()
                .endpointOverride(URI.create(endpoint()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                // The proxy does not read the checksums that the SDK would append.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(keys())
                .build();
        client.createBucket(bucket -> bucket.bucket(BUCKET));
    }

    String endpoint() {
        return "http://127.0.0.1:" + proxy.getPort();
    }

    AwsCredentialsProvider keys() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY));
    }

    S3Client client() {
        return client;
    }

    void put(String key, String content) {
        client.putObject(file -> file.bucket(BUCKET).key(key), RequestBody.fromBytes(content.getBytes(UTF_8)));
    }

    void delete(String key) {
        client.deleteObject(file -> file.bucket(BUCKET).key(key));
    }

    void deleteAll() {
        client.listObjectsV2Paginator(files -> files.bucket(BUCKET)).contents().forEach(file -> delete(file.key()));
    }

    @Override
    public void close() throws Exception {
        client.close();
        proxy.stop();
        memory.close();
    }
}
