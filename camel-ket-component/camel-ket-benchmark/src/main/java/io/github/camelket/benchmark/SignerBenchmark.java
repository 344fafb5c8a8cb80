/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark;

import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.SigV4Signer;
import io.github.camelket.auth.SignatureLocation;
import io.github.camelket.auth.SignedRequest;
import io.github.camelket.auth.UnsignedRequest;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.BaseSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * A signature by ours, by the AWS SDK's signer, and the bare hashing that no signer can do without. Each starts from a
 * request that is built already and ends with what has to be sent.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
// Short and many, so that some are left alone by what else the machine is doing.
@Measurement(iterations = 50, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SignerBenchmark {

    private static final String REGION = "cn-beijing-6";
    private static final KetCredentials CREDENTIALS =
            new KetCredentials("AKLTexampleExampleExample", "ExampleSecretKey");
    private static final AwsCredentialsIdentity IDENTITY =
            AwsCredentialsIdentity.create(CREDENTIALS.accessKey(), CREDENTIALS.secretKey());

    @Param
    RequestShape shape = RequestShape.GET_4;

    private final SigV4Signer signer = new SigV4Signer("ket", Clock.systemUTC());
    private final AwsV4HttpSigner sdkSigner = AwsV4HttpSigner.create();
    private UnsignedRequest request = RequestShape.GET_4.request();
    private SignRequest<AwsCredentialsIdentity> sdkQuery = sdkRequest(request, AuthLocation.QUERY_STRING);
    private SignRequest<AwsCredentialsIdentity> sdkHeader = sdkRequest(request, AuthLocation.HEADER);
    private BareHashing bareHashing = new BareHashing(request);

    @Setup
    public void prepare() {
        request = shape.request();
        sdkQuery = sdkRequest(request, AuthLocation.QUERY_STRING);
        sdkHeader = sdkRequest(request, AuthLocation.HEADER);
        bareHashing = new BareHashing(request);
    }

    @Benchmark
    public SignedRequest ketQuery() {
        return signer.sign(request, CREDENTIALS, REGION, SignatureLocation.QUERY);
    }

    @Benchmark
    public SignedRequest ketHeader() {
        return signer.sign(request, CREDENTIALS, REGION, SignatureLocation.HEADER);
    }

    @Benchmark
    public BaseSignedRequest<?> awsSdkQuery() {
        return sdkSigner.sign(sdkQuery);
    }

    @Benchmark
    public BaseSignedRequest<?> awsSdkHeader() {
        return sdkSigner.sign(sdkHeader);
    }

    @Benchmark
    public byte[] bareHashing() {
        return bareHashing.hash();
    }

    private static SignRequest<AwsCredentialsIdentity> sdkRequest(UnsignedRequest request, AuthLocation location) {
        SdkHttpRequest.Builder builder = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .protocol("https")
                .host(request.host())
                .encodedPath(request.path());
        request.query().forEach(p -> builder.appendRawQueryParameter(p.name(), p.value()));
        request.headers().forEach(h -> builder.appendHeader(h.name(), h.value()));
        return SignRequest.builder(IDENTITY)
                .request(builder.build())
                .payload(ContentStreamProvider.fromByteArray(request.body()))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ket")
                .putProperty(AwsV4HttpSigner.REGION_NAME, REGION)
                .putProperty(AwsV4HttpSigner.AUTH_LOCATION, location)
                .build();
    }
}
