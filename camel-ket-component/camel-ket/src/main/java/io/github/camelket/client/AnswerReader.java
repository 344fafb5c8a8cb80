/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.client.KetFailure.Kind;
import io.github.camelket.model.Acknowledgement;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetError;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an answer means. There are two layers of it: the gateway answers 4xx and 5xx with {@code Error}, the
 * service behind it 200 with an error number, where anything but 0 is a failure.
 */
final class AnswerReader {

    /** The gateway's codes for who is calling, seen in documents and in the vendor's client libraries; lower case. */
    private static final Set<String> IDENTITY_CODES = Set.of(
            "missingauthenticationtoken",
            "missingsignature",
            "missingaccesskey",
            "signaturedoesnotmatch",
            "requestexpired",
            "requesttimetooskewed",
            "authfailure");

    private final KetAction action;
    private final HttpAnswer answer;
    private final Redaction redaction;
    private final Instant signedAt;

    AnswerReader(KetAction action, HttpAnswer answer, Redaction redaction, Instant signedAt) {
        this.action = action;
        this.answer = answer;
        this.redaction = redaction;
        this.signedAt = signedAt;
    }

    KetResponse read() {
        if (answer.tooLarge()) {
            return unreadable("The answer is larger than maxResponseSize allows and begins with", (Throwable) null);
        }
        if (answer.interrupted() != null) {
            return unreadable("The answer broke off after", redaction.mask(answer.interrupted()));
        }
        return success().orElseGet(this::other);
    }

    /** Nearly every answer: a success of the shape that its action has. */
    private Optional<KetResponse> success() {
        if (answer.status() != 200) {
            return Optional.empty();
        }
        try {
            KetResult result = KetJson.readValue(answer.body(), action.resultType());
            // The word null is JSON, too.
            return result != null && isSuccess(result) ? Optional.of(response(result, null)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Anything else, read again with care: a failure, a success of another shape, or no sense at all. */
    private KetResponse other() {
        JsonNode json;
        try {
            json = KetJson.readTree(answer.body());
        } catch (StreamConstraintsException e) {
            return unreadable(
                    "The answer is deeper than is read, or a number, name or text in it longer, and begins with",
                    (Throwable) null);
        } catch (IOException e) {
            // Not kept as the cause: a parser's message quotes what it could not read, unmasked.
            return unreadable("The answer is not JSON but begins with", (Throwable) null);
        }
        if (!json.isObject()) {
            return unreadable("The answer is not a JSON object but begins with", (Throwable) null);
        }
        KetResult result = result(json);
        if (answer.status() == 200 && result != null && isSuccess(result)) {
            return response(result, null);
        }
        return failure(redaction.mask(json));
    }

    private KetResponse failure(JsonNode masked) {
        JsonNode error = member(masked, "error");
        if (error != null) {
            return refusedByGateway(masked, error);
        }
        KetResult result = result(masked);
        if (result == null || result.errNum() == null) {
            return unreadable("The answer has no error number and begins with", masked.toString());
        }
        if (isSuccess(result)) {
            return unreadable(
                    "HTTP " + answer.status() + " contradicts the success that the answer tells:", masked.toString());
        }
        return response(result, refusal(result.errNum(), result.errMsg()));
    }

    /** An error of the gateway beside it would make success a lie. */
    private static boolean isSuccess(KetResult result) {
        return result.errNum() != null
                && result.errNum() == KetError.SUCCESS.number()
                && result.unknown().entrySet().stream().noneMatch(AnswerReader::isError);
    }

    private static boolean isError(Map.Entry<String, JsonNode> member) {
        return member.getKey().equalsIgnoreCase("error")
                && member.getValue() != null
                && !member.getValue().isNull();
    }

    /** What the answer says about success still counts if the rest of it has another shape than the action's. */
    private @Nullable KetResult result(JsonNode json) {
        for (Class<? extends KetResult> type : List.of(action.resultType(), Acknowledgement.class)) {
            try {
                return KetJson.MAPPER.treeToValue(json, type);
            } catch (JsonProcessingException e) {
                // Not of this shape, but perhaps of the next.
            }
        }
        return null;
    }

    private KetFailure refusal(int errNum, @Nullable String errMsg) {
        Optional<KetError> error = KetError.of(errNum);
        Kind kind = error.map(AnswerReader::kindOf).orElse(Kind.REFUSED);
        boolean safe = action.isReadOnly() || error.map(KetError::isSettled).orElse(false);
        return KetFailure.ofService(kind, errNum, redaction.line(errMsg), safe);
    }

    private static Kind kindOf(KetError error) {
        return switch (error) {
            case ACCESS_DENIED -> Kind.AUTHENTICATION;
            case NOT_FOUND, TASK_NOT_FOUND -> Kind.NOT_FOUND;
            case ALREADY_EXISTS -> Kind.ALREADY_EXISTS;
            default -> Kind.REFUSED;
        };
    }

    private KetResponse refusedByGateway(JsonNode json, JsonNode error) {
        String code = text(error, "code");
        Kind kind = kindOf(code == null ? "" : code.toLowerCase(Locale.ROOT));
        KetFailure failure = KetFailure.ofGateway(
                kind,
                redaction.line(text(error, "type")),
                redaction.line(code),
                redaction.line(error.isTextual() ? error.asText() : text(error, "message")),
                ClockSkew.isMeantBy(code) ? ClockSkew.explain(signedAt, answer.header("Date")) : null,
                action.isReadOnly() || kind == Kind.THROTTLED || isRefusedBeforeTheService());
        return response(result(json), failure);
    }

    /** A client error is told before the service is asked; not so a timeout (408), a conflict or a closed request. */
    private boolean isRefusedBeforeTheService() {
        return answer.status() >= 400
                && answer.status() < 500
                && !Set.of(408, 409, 499).contains(answer.status());
    }

    /** Codes that are not known are refusals like any other, unless the status tells more. */
    private Kind kindOf(String code) {
        if (code.startsWith("throttling") || code.equals("requestlimitexceeded") || answer.status() == 429) {
            return Kind.THROTTLED;
        }
        return IDENTITY_CODES.contains(code) || answer.status() == 401 || answer.status() == 403
                ? Kind.AUTHENTICATION
                : Kind.REFUSED;
    }

    private KetResponse unreadable(String what, @Nullable Throwable cause) {
        String quote = redaction.quote(answer.body());
        return answer.body().length == 0 && cause == null
                ? unreadable("The answer is empty", "", null)
                : unreadable(what, quote, cause);
    }

    private KetResponse unreadable(String what, String masked) {
        return unreadable(what, redaction.quote(masked.getBytes(StandardCharsets.UTF_8)), null);
    }

    /** There are no words of service or gateway here, but some statuses alone tell that nothing was done. */
    private KetResponse unreadable(String what, String quote, @Nullable Throwable cause) {
        Kind kind =
                switch (answer.status()) {
                    case 429 -> Kind.THROTTLED;
                    case 401, 403 -> Kind.AUTHENTICATION;
                    default -> Kind.NO_ANSWER;
                };
        String detail = quote.isEmpty() ? what : what + " '" + quote + "'";
        boolean safe = action.isReadOnly() || kind != Kind.NO_ANSWER;
        return response(null, new KetFailure(kind, null, null, null, null, null, detail, safe, cause));
    }

    private KetResponse response(@Nullable KetResult result, @Nullable KetFailure failure) {
        String told = result == null ? null : result.requestId();
        String requestId = redaction.line(told == null ? answer.requestId() : told);
        return new KetResponse(action, answer.status(), requestId, result, failure, answer.retryAfter(), false);
    }

    private static @Nullable JsonNode member(JsonNode json, String lowerCaseName) {
        for (var member : json.properties()) {
            if (member.getKey().toLowerCase(Locale.ROOT).equals(lowerCaseName)
                    && !member.getValue().isNull()) {
                return member.getValue();
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode json, String lowerCaseName) {
        JsonNode value = member(json, lowerCaseName);
        return value == null ? null : value.asText();
    }
}
