/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests with AWS Signature Version 4, which is what the service verifies.
 *
 * <p>A signer is thread-safe and meant to be shared: it remembers the signing keys of the day.
 */
public final class SigV4Signer {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final byte[] SHA256_OF_NOTHING = Sha256.newDigest().digest();

    /** What the query form adds, but for the token: a first guess for the buffer, which grows. */
    private static final int QUERY_FORM_ROOM = 320;

    private final Clock clock;
    private final SigningKeyCache keys;
    private volatile @Nullable SigningTime latest;

    /**
     * @param service the service in the scope of a signature, {@code ket}
     * @param clock tells the date of a signature
     */
    public SigV4Signer(String service, Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.keys = new SigningKeyCache(service);
    }

    /**
     * Signs a request as of now.
     *
     * @throws IllegalArgumentException if a query parameter holds half a surrogate pair, which no encoding can carry
     */
    public SignedRequest sign(
            UnsignedRequest request, KetCredentials credentials, String region, SignatureLocation location) {
        SigningTime time = now();
        SigningKey key = keys.get(credentials.secretKey(), time.day(), region);
        return switch (location) {
            case QUERY -> signInQuery(request, credentials, time, key);
            case HEADER -> signInHeader(request, credentials, time, key);
        };
    }

    private static SignedRequest signInQuery(
            UnsignedRequest request, KetCredentials credentials, SigningTime time, SigningKey key) {
        SignedHeaders headers = new SignedHeaders(request.host(), request.headers(), List.of());
        String token = credentials.sessionToken();
        int room = QUERY_FORM_ROOM + (token == null ? 0 : token.length() + token.length() / 4);
        ByteBuilder target = new ByteBuilder(lengthOf(request) + room);
        EncodedQuery query = writeTarget(request, target, 5)
                .addPlain("X-Amz-Algorithm", ALGORITHM)
                .addPlain("X-Amz-Date", time.stamp())
                .add("X-Amz-Credential", credentials.accessKey() + "/" + key.scope());
        if (token != null) {
            query.add("X-Amz-Security-Token", token);
        }
        query.add("X-Amz-SignedHeaders", headers.names());
        byte[] signature = signature(request, query, headers, time, key);
        target.append("&X-Amz-Signature=").appendHex(signature);
        return new SignedRequest(target.text(), List.of());
    }

    private static SignedRequest signInHeader(
            UnsignedRequest request, KetCredentials credentials, SigningTime time, SigningKey key) {
        Header date = time.header();
        Header token = credentials.sessionToken() == null
                ? null
                : new Header("X-Amz-Security-Token", credentials.sessionToken());
        List<Header> dateAndToken = token == null ? List.of(date) : List.of(date, token);
        SignedHeaders headers = new SignedHeaders(request.host(), request.headers(), dateAndToken);
        ByteBuilder target = new ByteBuilder(lengthOf(request));
        EncodedQuery query = writeTarget(request, target, 0);
        byte[] signature = signature(request, query, headers, time, key);
        Header authorization = authorization(credentials, key, headers, signature);
        return new SignedRequest(
                target.text(), token == null ? List.of(date, authorization) : List.of(date, token, authorization));
    }

    private static Header authorization(
            KetCredentials credentials, SigningKey key, SignedHeaders headers, byte[] signature) {
        ByteBuilder value = new ByteBuilder(256)
                .append(ALGORITHM)
                .append(" Credential=")
                .append(credentials.accessKey())
                .append('/')
                .append(key.scope())
                .append(", SignedHeaders=")
                .append(headers.names())
                .append(", Signature=")
                .appendHex(signature);
        return new Header("Authorization", value.text());
    }

    /** Writes path and query as they go on the wire; the query has room for some parameters more. */
    private static EncodedQuery writeTarget(UnsignedRequest request, ByteBuilder target, int more) {
        target.append(request.path());
        EncodedQuery query = new EncodedQuery(target, request.query().size() + more);
        for (QueryParameter parameter : request.query()) {
            query.add(parameter.name(), parameter.value());
        }
        return query;
    }

    private static byte[] signature(
            UnsignedRequest request, EncodedQuery query, SignedHeaders headers, SigningTime time, SigningKey key) {
        MessageDigest sha256 = Sha256.newDigest();
        byte[] payloadHash = request.body().length == 0 ? SHA256_OF_NOTHING : sha256.digest(request.body());
        ByteBuilder canonical = canonicalRequest(request, query, headers, payloadHash);
        sha256.update(canonical.array(), 0, canonical.length());
        // The canonical request has served its purpose; its buffer is large enough for what comes next.
        return key.sign(stringToSign(time, key.scope(), sha256.digest(), canonical.clear()));
    }

    /** Everything that the signature vouches for, in the one spelling that both sides can arrive at. */
    static ByteBuilder canonicalRequest(
            UnsignedRequest request, EncodedQuery query, SignedHeaders headers, byte[] payloadHash) {
        ByteBuilder canonical = new ByteBuilder(query.length() + 192);
        canonical.append(request.method()).append('\n');
        PercentEncoding.appendPath(request.path(), canonical);
        canonical.append('\n');
        query.appendSorted(canonical);
        canonical.append('\n');
        headers.appendCanonical(canonical);
        return canonical.append('\n').append(headers.names()).append('\n').appendHex(payloadHash);
    }

    static ByteBuilder stringToSign(SigningTime time, String scope, byte[] canonicalRequestHash, ByteBuilder out) {
        return out.append(ALGORITHM)
                .append('\n')
                .append(time.stamp())
                .append('\n')
                .append(scope)
                .append('\n')
                .appendHex(canonicalRequestHash);
    }

    /** What time it is for signatures. */
    public Instant time() {
        return clock.instant();
    }

    /** A date is spelled once a second, however many signatures bear it. */
    private SigningTime now() {
        long epochSecond = Math.floorDiv(clock.millis(), 1000L);
        SigningTime time = latest;
        if (time == null || time.epochSecond() != epochSecond) {
            time = SigningTime.of(epochSecond);
            latest = time;
        }
        return time;
    }

    /** The length of path and query if nothing in it needs encoding: a first guess for the buffer. */
    private static int lengthOf(UnsignedRequest request) {
        int length = request.path().length();
        for (QueryParameter parameter : request.query()) {
            length += parameter.name().length() + parameter.value().length() + 2;
        }
        return length;
    }
}
