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

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples that AWS published with the specification, and the requests of its test suite. */
class SigV4PublishedExamplesTest {

    private static final KetCredentials CREDENTIALS =
            new KetCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final String SCOPE = "20150830/us-east-1/iam/aws4_request";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2015-08-30T12:36:00Z"), ZoneOffset.UTC);
    private static final String UNRESERVED = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final List<Header> FORM =
            List.of(new Header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"));
    private static final UnsignedRequest LIST_USERS = new UnsignedRequest(
            "GET",
            "iam.amazonaws.com",
            "/",
            List.of(new QueryParameter("Action", "ListUsers"), new QueryParameter("Version", "2010-05-08")),
            FORM);

    @Test
    void canonicalRequestOfListUsers() {
        EncodedQuery query = new EncodedQuery(new ByteBuilder(16), 2)
                .add("Action", "ListUsers")
                .add("Version", "2010-05-08");
        SignedHeaders headers =
                new SignedHeaders("iam.amazonaws.com", FORM, List.of(new Header("X-Amz-Date", "20150830T123600Z")));

        ByteBuilder canonical = SigV4Signer.canonicalRequest(
                LIST_USERS, query, headers, Sha256.newDigest().digest());

        assertThat(canonical.text())
                .isEqualTo(
                        """
                GET
                /
                Action=ListUsers&Version=2010-05-08
                content-type:application/x-www-form-urlencoded; charset=utf-8
                host:iam.amazonaws.com
                x-amz-date:20150830T123600Z

                content-type;host;x-amz-date
                e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855""");
        assertThat(hex(Sha256.newDigest().digest(canonical.text().getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
    }

    @Test
    void stringToSignOfListUsers() {
        byte[] hash = parseHex("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
        SigningTime time = SigningTime.of(CLOCK.instant().getEpochSecond());

        assertThat(SigV4Signer.stringToSign(time, SCOPE, hash, new ByteBuilder(1))
                        .text())
                .isEqualTo(
                        """
                AWS4-HMAC-SHA256
                20150830T123600Z
                20150830/us-east-1/iam/aws4_request
                f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59""");
    }

    @Test
    void signingKeyOfListUsers() {
        assertThat(hex(SigningKey.derive(CREDENTIALS.secretKey(), "20150830", "us-east-1", "iam")))
                .isEqualTo("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
    }

    @Test
    void signatureOfListUsers() {
        SigningKey key = new SigningKey(CREDENTIALS.secretKey(), "20150830", "us-east-1", "iam");
        ByteBuilder stringToSign = new ByteBuilder(16)
                .append(
                        """
                AWS4-HMAC-SHA256
                20150830T123600Z
                20150830/us-east-1/iam/aws4_request
                f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59""");

        assertThat(key.scope()).isEqualTo(SCOPE);
        assertThat(hex(key.sign(stringToSign)))
                .isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    @Test
    void listUsersAsAWhole() {
        SignedRequest signed =
                new SigV4Signer("iam", CLOCK).sign(LIST_USERS, CREDENTIALS, "us-east-1", SignatureLocation.HEADER);

        assertThat(signed.target()).isEqualTo("/?Action=ListUsers&Version=2010-05-08");
        assertThat(signed.headers())
                .containsExactly(
                        new Header("X-Amz-Date", "20150830T123600Z"),
                        new Header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request,"
                                        + " SignedHeaders=content-type;host;x-amz-date,"
                                        + " Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("testSuite")
    void testSuite(String name, UnsignedRequest request, String signature) {
        SignedRequest signed =
                new SigV4Signer("service", CLOCK).sign(request, CREDENTIALS, "us-east-1", SignatureLocation.HEADER);

        assertThat(signed.headers().get(1).value()).endsWith(", Signature=" + signature);
    }

    static Stream<Arguments> testSuite() {
        return Stream.of(
                Arguments.of(
                        "get-vanilla",
                        request("GET", List.of(), List.of(), ""),
                        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
                Arguments.of(
                        "post-vanilla",
                        request("POST", List.of(), List.of(), ""),
                        "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
                Arguments.of(
                        "get-vanilla-query-order-key-case",
                        request("GET", query("Param2", "value2", "Param1", "value1"), List.of(), ""),
                        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
                Arguments.of(
                        "get-vanilla-query-unreserved",
                        request("GET", query(UNRESERVED, UNRESERVED), List.of(), ""),
                        "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"),
                Arguments.of(
                        "get-vanilla-utf8-query",
                        request("GET", query("\u1234", "bar"), List.of(), ""),
                        "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
                Arguments.of(
                        "get-header-value-trim",
                        request("GET", List.of(), headers("My-Header1", " value1", "My-Header2", " \"a   b   c\""), ""),
                        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
                Arguments.of(
                        "get-header-key-duplicate",
                        request(
                                "GET",
                                List.of(),
                                headers("My-Header1", "value2", "My-Header1", "value2", "My-Header1", "value1"),
                                ""),
                        "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
                Arguments.of(
                        "post-x-www-form-urlencoded",
                        request(
                                "POST",
                                List.of(),
                                headers("Content-Type", "application/x-www-form-urlencoded"),
                                "Param1=value1"),
                        "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"));
    }

    private static UnsignedRequest request(
            String method, List<QueryParameter> query, List<Header> headers, String body) {
        return new UnsignedRequest(
                method, "example.amazonaws.com", "/", query, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<QueryParameter> query(String... namesAndValues) {
        return pairs(namesAndValues).map(p -> new QueryParameter(p[0], p[1])).toList();
    }

    private static List<Header> headers(String... namesAndValues) {
        return pairs(namesAndValues).map(p -> new Header(p[0], p[1])).toList();
    }

    private static Stream<String[]> pairs(String... namesAndValues) {
        return Stream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
                .map(i -> new String[] {namesAndValues[i], namesAndValues[i + 1]});
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] parseHex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
