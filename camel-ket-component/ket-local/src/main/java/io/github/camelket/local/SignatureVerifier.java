/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request was signed by the one account there is. Each way to fail has a code of its own, and no
 * message quotes a key, a signature or what was signed.
 */
final class SignatureVerifier {

    private static final String SERVICE = "ket";
    private static final String TERMINATOR = "aws4_request";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssXXX");
    private static final long LONGEST_EXPIRY = 604_800;

    private final Settings settings;
    private final Clock clock;
    private final SigningKeys keys;

    SignatureVerifier(Settings settings) {
        this.settings = settings;
        this.clock = settings.clock();
        this.keys = new SigningKeys(settings.secretKey(), settings.region(), SERVICE);
    }

    void verify(RawRequest request) {
        Authentication given = Authentication.of(request);
        checkAccessKey(given);
        checkScope(given);
        checkHost(given);
        checkRouting(request, given);
        Instant signedAt = checkTime(given);
        checkSessionToken(given);
        if (!CanonicalRequest.anyMatches(
                request, given, signedAt, keys.of(given.scope().day()))) {
            throw GatewayError.forbidden(
                    "SignatureDoesNotMatch",
                    "The signature does not match the request. Check the secret key and what was signed.");
        }
    }

    private void checkAccessKey(Authentication given) {
        if (!same(given.accessKey(), settings.accessKey())) {
            throw GatewayError.forbidden("AuthFailure", "The access key is not known.");
        }
    }

    private void checkScope(Authentication given) {
        Authentication.Scope scope = given.scope();
        if (!scope.region().equals(settings.region())
                || !scope.service().equals(SERVICE)
                || !scope.terminator().equals(TERMINATOR)
                || !given.date().startsWith(scope.day() + "T")) {
            throw GatewayError.forbidden(
                    "InvalidCredentialScope",
                    "The credential must be scoped to the day of X-Amz-Date, region " + settings.region() + ", service "
                            + SERVICE + " and " + TERMINATOR + "; it is scoped to " + scope.text() + ".");
        }
    }

    private static void checkHost(Authentication given) {
        if (!given.headerNames().contains("host")) {
            throw GatewayError.forbidden("IncompleteSignature", "The header host must be among the signed headers.");
        }
    }

    /** What is executed must be signed, or anyone who sees a request could make another one of it. */
    private static void checkRouting(RawRequest request, Authentication given) {
        for (String name : List.of("X-Action", "X-Version")) {
            boolean decides = request.query().isEmpty() && request.header(name) != null;
            if (decides && !given.headerNames().contains(name.toLowerCase(Locale.ROOT))) {
                throw GatewayError.forbidden(
                        "IncompleteSignature", "The header " + name + " must be among the signed headers.");
            }
        }
    }

    private Instant checkTime(Authentication given) {
        Instant signedAt = read(given.date());
        Instant now = clock.instant();
        if (Duration.between(now, signedAt).compareTo(settings.maxClockSkew()) > 0) {
            throw GatewayError.forbidden(
                    "RequestTimeTooSkewed", "The request was signed for a time to come; it is now " + now + ".");
        }
        Duration valid = given.expires() == null ? settings.maxClockSkew() : Duration.ofSeconds(expires(given));
        if (Duration.between(signedAt, now).compareTo(valid) > 0) {
            throw GatewayError.forbidden(
                    "RequestExpired", "The request was signed too long ago; it is now " + now + ".");
        }
        return signedAt;
    }

    private static Instant read(String date) {
        try {
            return OffsetDateTime.parse(date, DATE).toInstant();
        } catch (DateTimeException e) {
            throw GatewayError.forbidden(
                    "IncompleteSignature", "X-Amz-Date must be of the form 20060102T150405Z or 20060102T150405+00:00.");
        }
    }

    private static long expires(Authentication given) {
        try {
            long seconds = Long.parseLong(String.valueOf(given.expires()));
            if (seconds >= 1 && seconds <= LONGEST_EXPIRY) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw GatewayError.forbidden(
                "IncompleteSignature", "X-Amz-Expires must be between 1 and " + LONGEST_EXPIRY + " seconds.");
    }

    private void checkSessionToken(Authentication given) {
        @Nullable String expected = settings.sessionToken();
        @Nullable String token = given.sessionToken();
        boolean matches = expected == null || token == null ? expected == null && token == null : same(token, expected);
        if (!matches) {
            throw GatewayError.forbidden(
                    "InvalidSecurityToken",
                    token == null
                            ? "The access key is a temporary one and needs its X-Amz-Security-Token."
                            : "The X-Amz-Security-Token does not belong to the access key.");
        }
        if (token != null && !given.inQuery() && !given.headerNames().contains("x-amz-security-token")) {
            throw GatewayError.forbidden(
                    "IncompleteSignature", "The header x-amz-security-token must be among the signed headers.");
        }
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(UTF_8), b.getBytes(UTF_8));
    }
}
