/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about who signed it and how, read from its query or from its Authorization header.
 *
 * @param date as it was sent, in basic or in extended form
 * @param scope what follows the access key in the credential: day, region, service and terminator
 * @param signedHeaders as they were sent, repeated ones included
 * @param expires seconds for which a query signature says it is valid
 */
record Authentication(
        boolean inQuery,
        String accessKey,
        Scope scope,
        String date,
        String signedHeaders,
        String signature,
        @Nullable String sessionToken,
        @Nullable String expires) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final List<String> QUERY_NAMES = List.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature");
    private static final Pattern HEADER_PART = Pattern.compile("(Credential|SignedHeaders|Signature)=([^,\\s]*)");

    record Scope(String day, String region, String service, String terminator) {
        String text() {
            return day + "/" + region + "/" + service + "/" + terminator;
        }
    }

    static Authentication of(RawRequest request) {
        if (QUERY_NAMES.stream().anyMatch(name -> request.queryParameter(name) != null)) {
            return ofQuery(request);
        }
        String authorization = request.header("Authorization");
        if (authorization == null || authorization.isBlank()) {
            throw GatewayError.forbidden("MissingAuthenticationToken", "The request is not signed.");
        }
        return ofHeader(request, authorization.trim());
    }

    /** The names of the signed headers, in the order sent. */
    List<String> headerNames() {
        return List.of(signedHeaders.toLowerCase(Locale.ROOT).split(";"));
    }

    private static Authentication ofQuery(RawRequest request) {
        Set<String> names = new HashSet<>();
        for (QueryString.Pair pair : request.query()) {
            if (pair.name().startsWith("X-Amz-") && !names.add(pair.name())) {
                throw GatewayError.forbidden("IncompleteSignature", "No X-Amz- parameter may be given twice.");
            }
        }
        return read(
                true,
                request.queryParameter("X-Amz-Algorithm"),
                request.queryParameter("X-Amz-Credential"),
                // An unencoded plus of the extended form arrives as a space.
                replaceSpace(request.queryParameter("X-Amz-Date")),
                request.queryParameter("X-Amz-SignedHeaders"),
                request.queryParameter("X-Amz-Signature"),
                request.queryParameter("X-Amz-Security-Token"),
                request.queryParameter("X-Amz-Expires"));
    }

    private static @Nullable String replaceSpace(@Nullable String date) {
        return date == null ? null : date.replace(' ', '+');
    }

    private static Authentication ofHeader(RawRequest request, String authorization) {
        int space = authorization.indexOf(' ');
        String credential = null;
        String signedHeaders = null;
        String signature = null;
        for (Matcher part = HEADER_PART.matcher(authorization); part.find(); ) {
            switch (part.group(1)) {
                case "Credential" -> credential = part.group(2);
                case "SignedHeaders" -> signedHeaders = part.group(2);
                default -> signature = part.group(2);
            }
        }
        return read(
                false,
                space < 0 ? authorization : authorization.substring(0, space),
                credential,
                request.header("X-Amz-Date"),
                signedHeaders,
                signature,
                request.header("X-Amz-Security-Token"),
                null);
    }

    private static Authentication read(
            boolean inQuery,
            @Nullable String algorithm,
            @Nullable String credential,
            @Nullable String date,
            @Nullable String signedHeaders,
            @Nullable String signature,
            @Nullable String sessionToken,
            @Nullable String expires) {
        if (!ALGORITHM.equals(algorithm)) {
            throw GatewayError.forbidden("IncompleteSignature", "The signature algorithm must be " + ALGORITHM + ".");
        }
        if (credential == null || credential.isEmpty() || credential.startsWith("/")) {
            throw GatewayError.forbidden("MissingAccesskey", "The request names no access key.");
        }
        if (signature == null || signature.isEmpty()) {
            throw GatewayError.forbidden("MissingSignature", "The request carries no signature.");
        }
        if (date == null || date.isEmpty()) {
            throw GatewayError.missingParameter("X-Amz-Date");
        }
        if (signedHeaders == null || signedHeaders.isEmpty()) {
            throw GatewayError.missingParameter("SignedHeaders");
        }
        String[] parts = credential.split("/", -1);
        int n = parts.length;
        if (n < 5) {
            throw GatewayError.forbidden(
                    "IncompleteSignature", "The credential must be of the form key/day/region/service/aws4_request.");
        }
        Scope scope = new Scope(parts[n - 4], parts[n - 3], parts[n - 2], parts[n - 1]);
        String accessKey =
                credential.substring(0, credential.length() - scope.text().length() - 1);
        return new Authentication(inQuery, accessKey, scope, date, signedHeaders, signature, sessionToken, expires);
    }

    /** The signature and the token are nobody's business. */
    @Override
    public String toString() {
        return "Authentication[scope=" + scope.text() + ", date=" + date + "]";
    }
}
