/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The AWS SDK's signer, asked in our terms: the oracle of the tests. */
final class AwsSdkSigner {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    static {
        // It would log every canonical request, some ten thousand of them.
        ((Logger) LoggerFactory.getLogger("software.amazon.awssdk")).setLevel(Level.INFO);
    }

    private AwsSdkSigner() {}

    static SdkHttpRequest sign(
            UnsignedRequest request,
            KetCredentials credentials,
            String region,
            Instant instant,
            SignatureLocation location) {
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .protocol("http")
                .host(request.host().replaceFirst(":\\d+$", ""))
                .port(
                        request.host().contains(":")
                                ? Integer.parseInt(request.host().replaceFirst(".*:", ""))
                                : 80)
                .encodedPath(request.path());
        request.query().forEach(p -> unsigned.appendRawQueryParameter(p.name(), p.value()));
        request.headers().forEach(h -> unsigned.appendHeader(h.name(), h.value()));
        return SIGNER.sign(r -> r.identity(identity(credentials))
                        .request(unsigned.build())
                        .payload(ContentStreamProvider.fromByteArray(request.body()))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(instant, ZoneOffset.UTC))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ket")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(
                                AwsV4HttpSigner.AUTH_LOCATION,
                                location == SignatureLocation.QUERY ? AuthLocation.QUERY_STRING : AuthLocation.HEADER))
                .request();
    }

    /** The request with the header that the SDK signs whether the service wants it or not. */
    static UnsignedRequest withContentHash(UnsignedRequest request) {
        String hash = HexFormat.of().formatHex(Sha256.newDigest().digest(request.body()));
        List<Header> headers = Stream.concat(
                        request.headers().stream(), Stream.of(new Header("x-amz-content-sha256", hash)))
                .toList();
        return new UnsignedRequest(
                request.method(), request.host(), request.path(), request.query(), headers, request.body());
    }

    private static AwsCredentialsIdentity identity(KetCredentials credentials) {
        return credentials.sessionToken() == null
                ? AwsCredentialsIdentity.create(credentials.accessKey(), credentials.secretKey())
                : AwsSessionCredentialsIdentity.create(
                        credentials.accessKey(), credentials.secretKey(), credentials.sessionToken());
    }
}
