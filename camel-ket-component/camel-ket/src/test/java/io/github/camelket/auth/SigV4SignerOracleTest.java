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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.StringArbitrary;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Requests made of anything, signed by us and by the AWS SDK. The SDK signs a header {@code x-amz-content-sha256} that
 * KET does not want, in both forms; given the same header to sign, ours must arrive at the same signature.
 */
class SigV4SignerOracleTest {

    /** What the SDK leaves out of a signature, and what belongs to the signers themselves. */
    private static final Set<String> NOT_TO_SIGN = Set.of(
            "connection",
            "x-amzn-trace-id",
            "user-agent",
            "expect",
            "transfer-encoding",
            "host",
            "authorization",
            "content-length");

    record Sample(UnsignedRequest request, KetCredentials credentials, String region, Instant instant) {

        SignedRequest sign(SignatureLocation location) {
            return new SigV4Signer("ket", Clock.fixed(instant, ZoneOffset.UTC))
                    .sign(request, credentials, region, location);
        }

        SdkHttpRequest signBySdk(SignatureLocation location) {
            return AwsSdkSigner.sign(request, credentials, region, instant, location);
        }
    }

    @Property(tries = 5000)
    void headerForm(@ForAll("samples") Sample sample) {
        SignedRequest ours = sample.sign(SignatureLocation.HEADER);
        SdkHttpRequest theirs = sample.signBySdk(SignatureLocation.HEADER);

        for (Header header : ours.headers()) {
            assertThat(theirs.matchingHeaders(header.name())).as(header.name()).containsExactly(header.value());
        }
        assertThat(ours.headers()).extracting(Header::name).contains("X-Amz-Date", "Authorization");
        assertThat(ours.headers().size()).isEqualTo(sample.credentials().sessionToken() == null ? 2 : 3);
        assertThat(decode(ours.target())).isEqualTo(sample.request().query());
    }

    @Property(tries = 5000)
    void queryForm(@ForAll("samples") Sample sample) {
        SignedRequest ours = sample.sign(SignatureLocation.QUERY);
        SdkHttpRequest theirs = sample.signBySdk(SignatureLocation.QUERY);

        List<QueryParameter> sent = decode(ours.target());
        int own = sample.request().query().size();
        assertThat(sent.subList(0, own)).isEqualTo(sample.request().query());
        for (QueryParameter added : sent.subList(own, sent.size())) {
            assertThat(theirs.firstMatchingRawQueryParameter(added.name()))
                    .as(added.name())
                    .contains(added.value());
        }
        assertThat(sent.size() - own).isEqualTo(sample.credentials().sessionToken() == null ? 5 : 6);
        assertThat(sent.get(sent.size() - 1).name()).isEqualTo("X-Amz-Signature");
        assertThat(ours.headers()).isEmpty();
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Combinators.combine(requests(), credentials(), words(), instants())
                .as(Sample::new);
    }

    private static Arbitrary<UnsignedRequest> requests() {
        return Combinators.combine(
                        Arbitraries.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"),
                        Arbitraries.of("ket.cn-beijing-6.api.ksyun.com", "ket.api.ksyun.com:8443", "localhost:1"),
                        paths(),
                        query(),
                        headers(),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(200))
                .as(UnsignedRequest::new)
                .map(AwsSdkSigner::withContentHash);
    }

    private static Arbitrary<List<QueryParameter>> query() {
        // Few names among many, so that names repeat and sort among their own extensions.
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(3, text().filter(name -> !name.isEmpty())),
                Tuple.of(1, Arbitraries.of("a", "A", "a-", "a=", "ab", "\u4e2d", "\ue000", "\ud83d\ude00")));
        return Combinators.combine(names, text()).as(QueryParameter::new).list().ofMaxSize(8);
    }

    /** Text of all planes, with its favourites: what needs encoding, what does not, and what HTML forms do otherwise. */
    private static Arbitrary<String> text() {
        Arbitrary<String> character = Arbitraries.oneOf(
                Arbitraries.of(" ", "+", "~", "*", "%", "=", "&", "/", "?", "#", ";", ",", "'", "(", "!", "\0", "\n"),
                Arbitraries.integers().between('!', '~').map(Character::toString),
                Arbitraries.integers().between(0x4e00, 0x9fff).map(Character::toString),
                Arbitraries.integers()
                        .between(0, Character.MAX_CODE_POINT)
                        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        .map(Character::toString));
        return character.list().ofMaxSize(12).map(characters -> String.join("", characters));
    }

    private static Arbitrary<List<Header>> headers() {
        Arbitrary<String> names = Arbitraries.oneOf(
                        Arbitraries.of("Accept", "accept", "Content-Type", "x-amz-meta"),
                        letters().withChars('-', '_', '0', '9').ofMinLength(1).ofMaxLength(12))
                .filter(name -> !NOT_TO_SIGN.contains(name.toLowerCase(Locale.ROOT)));
        Arbitrary<String> values =
                Arbitraries.strings().withCharRange(' ', '~').withChars("    ").ofMaxLength(20);
        return Combinators.combine(names, values).as(Header::new).list().ofMaxSize(4);
    }

    private static Arbitrary<String> paths() {
        Arbitrary<String> segment = Arbitraries.strings()
                .withChars("abzAZ09-_~!$&'()*+,;=:@")
                .ofMinLength(1)
                .ofMaxLength(6)
                .map(s -> s.replace("!", "%20").replace("Z", "%E4%B8%AD"));
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("/")),
                Tuple.of(1, segment.list().ofMinSize(1).ofMaxSize(3).map(s -> "/" + String.join("/", s))));
    }

    private static Arbitrary<KetCredentials> credentials() {
        Arbitrary<String> tokens = Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(60)
                .injectNull(0.5);
        return Combinators.combine(words(), words(), tokens).as(KetCredentials::new);
    }

    private static Arbitrary<String> words() {
        return letters().withChars("0189-_").ofMinLength(1).ofMaxLength(30);
    }

    private static StringArbitrary letters() {
        return Arbitraries.strings().withCharRange('a', 'z').withCharRange('A', 'Z');
    }

    private static Arbitrary<Instant> instants() {
        long lastOfYear9999 = 253_402_300_799L;
        return Arbitraries.longs().between(0, lastOfYear9999).map(Instant::ofEpochSecond);
    }

    /** Reads a target as a server does. */
    private static List<QueryParameter> decode(String target) {
        int query = target.indexOf('?');
        if (query < 0) {
            return List.of();
        }
        return Arrays.stream(target.substring(query + 1).split("&", -1))
                .map(pair -> pair.split("=", -1))
                .map(pair -> new QueryParameter(decodePart(pair[0]), decodePart(pair[1])))
                .toList();
    }

    private static String decodePart(String encoded) {
        assertThat(encoded).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
