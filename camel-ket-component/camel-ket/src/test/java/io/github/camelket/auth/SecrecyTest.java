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
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text of any object and no message tells a secret, a token or a signature. */
class SecrecyTest {

    private static final String SECRET = "TheSecretKey";
    private static final String TOKEN = "TheSessionToken";
    private static final KetCredentials CREDENTIALS = new KetCredentials("AKLTexample", SECRET, TOKEN);

    @Test
    void credentials() {
        assertThat(CREDENTIALS).hasToString("KetCredentials[accessKey=AKLTexample, secretKey=***, sessionToken=***]");
        assertThat(new KetCredentials("AKLTexample", SECRET))
                .hasToString("KetCredentials[accessKey=AKLTexample, secretKey=***, sessionToken=none]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "\t", "\0", "\u4e2d", "\u007f"})
    void refusedCredentialsAreNamedButNotShown(String stray) {
        for (String bad : List.of(SECRET + stray, stray + SECRET, stray)) {
            assertRefused("accessKey", () -> new KetCredentials(bad, "s", "t"));
            assertRefused("secretKey", () -> new KetCredentials("a", bad, "t"));
            assertRefused("sessionToken", () -> new KetCredentials("a", "s", bad));
        }
        assertRefused("secretKey", () -> new KetCredentials("a", ""));
    }

    @ParameterizedTest
    @EnumSource
    void signedRequest(SignatureLocation location) {
        UnsignedRequest request = new UnsignedRequest(
                "GET",
                "localhost",
                "/",
                List.of(new QueryParameter("SrcUrl", "http://ks3/?Signature=OfTheSource")),
                List.of(new Header("X-Custom", "TheValue")));
        SignedRequest signed =
                new SigV4Signer("ket", Clock.systemUTC()).sign(request, CREDENTIALS, "cn-beijing-6", location);
        String signature = location == SignatureLocation.QUERY
                ? signed.target().replaceFirst(".*X-Amz-Signature=", "")
                : signed.headers().get(2).value().replaceFirst(".*Signature=", "");

        assertThat(signature).matches("[0-9a-f]{64}");
        assertThat(signed.toString())
                .startsWith("SignedRequest[/?***")
                .doesNotContain(SECRET, TOKEN, signature, "OfTheSource");
        assertThat(request.toString()).contains("SrcUrl", "X-Custom").doesNotContain("OfTheSource", "TheValue");
        assertThat(signed.headers().toString()).doesNotContain(TOKEN, signature);
    }

    @Test
    void whatTheSignerRemembers() {
        SigningKey key = new SigningKey(SECRET, "20261123", "cn-beijing-6", "ket");
        assertThat(key.toString()).doesNotContain(SECRET);
        assertThat(new ByteBuilder(9).append(TOKEN).toString()).doesNotContain(TOKEN);
    }

    private static void assertRefused(String name, Runnable construction) {
        Throwable refusal = catchThrowable(construction::run);
        assertThat(refusal).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name + " ");
        assertThat(refusal.getMessage()).doesNotContain(SECRET);
    }
}
