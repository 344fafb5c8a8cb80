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
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.client.KetFailure.Kind;
import io.github.camelket.model.Acknowledgement;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetError;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetResult;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an answer means. There are two layers of it: the gateway answers 4xx and 5xx with {@code Error}, the
 * service behind it 200 with an error number, where anything but 0 is a failure.
 */
final class AnswerReader {

    private final KetAction action;
    private final HttpAnswer answer;
    private final Redaction redaction;

    AnswerReader(KetAction action, HttpAnswer answer, Redaction redaction) {
        this.action = action;
        this.answer = answer;
        this.redaction = redaction;
    }

    KetResponse read() {
        if (answer.tooLarge()) {
            return unreadable("The answer is larger than maxResponseSize allows and begins with", null);
        }
        if (answer.interrupted() != null) {
            return unreadable("The answer broke off after", answer.interrupted());
        }
        return success().orElseGet(this::other);
    }

    /** Nearly every answer: a success of the shape that its action has. */
    private Optional<KetResponse> success() {
        if (answer.status() != 200) {
            return Optional.empty();
        }
        try {
            KetResult result = KetJson.MAPPER.readValue(answer.body(), action.resultType());
            // The word null is JSON, too.
            return result != null && isSuccess(result.errNum())
                    ? Optional.of(response(result, null))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Anything else, read again with care: a failure, a success of another shape, or no sense at all. */
    private KetResponse other() {
        JsonNode json;
        try {
            json = KetJson.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            // Not kept as the cause: a parser's message quotes what it could not read, unmasked.
            return unreadable("The answer is not JSON but begins with", null);
        }
        if (!json.isObject()) {
            return unreadable("The answer is not a JSON object but begins with", null);
        }
        JsonNode masked = redaction.mask(json);
        JsonNode error = member(masked, "error");
        if (error != null) {
            return refusedByGateway(masked, error);
        }
        KetResult result = result(masked);
        if (result == null || result.errNum() == null) {
            return unreadable("The answer has no error number and begins with", null);
        }
        if (!isSuccess(result.errNum())) {
            return response(result, refusal(result.errNum(), result.errMsg()));
        }
        return answer.status() == 200
                ? response(result, null)
                : unreadable("HTTP " + answer.status() + " contradicts the success that the answer tells:", null);
    }

    private static boolean isSuccess(@Nullable Integer errNum) {
        return errNum != null && errNum == KetError.SUCCESS.number();
    }

    /** What the answer says about success still counts if the rest of it has another shape than the action's. */
    private @Nullable KetResult result(JsonNode json) {
        for (Class<? extends KetResult> type : List.of(action.resultType(), Acknowledgement.class)) {
            try {
                return KetJson.MAPPER.treeToValue(json, type);
            } catch (JsonProcessingException e) {
                // Then not of this shape.
                continue;
            }
        }
        return null;
    }

    private KetFailure refusal(int errNum, @Nullable String errMsg) {
        Optional<KetError> error = KetError.of(errNum);
        Kind kind = error.map(AnswerReader::kindOf).orElse(Kind.REFUSED);
        boolean safe = action.isReadOnly() || error.map(KetError::isSettled).orElse(false);
        return new KetFailure(kind, errNum, redaction.line(errMsg), null, null, null, null, safe, null);
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
        String type = text(error, "type");
        String code = text(error, "code");
        String message = error.isTextual() ? error.asText() : text(error, "message");
        Kind kind = kindOf(code == null ? "" : code);
        boolean refusedBeforeTheService = kind != Kind.REFUSED || answer.status() >= 400 && answer.status() < 500;
        KetFailure failure = new KetFailure(
                kind,
                null,
                null,
                redaction.line(type),
                redaction.line(code),
                redaction.line(message),
                null,
                action.isReadOnly() || refusedBeforeTheService,
                null);
        return response(result(json), failure);
    }

    /** Codes that are not known are refusals like any other, unless the status tells more. */
    private Kind kindOf(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        if (lower.contains("throttl") || lower.contains("limitexceeded") || answer.status() == 429) {
            return Kind.THROTTLED;
        }
        boolean aboutIdentity = lower.contains("auth")
                || lower.contains("signature")
                || lower.contains("accesskey")
                || lower.contains("token")
                || lower.equals("requestexpired")
                || lower.equals("requesttimetooskewed");
        return aboutIdentity || answer.status() == 401 || answer.status() == 403 ? Kind.AUTHENTICATION : Kind.REFUSED;
    }

    /** There are no words of service or gateway here, but some statuses alone tell that nothing was done. */
    private KetResponse unreadable(String what, @Nullable Throwable cause) {
        Kind kind =
                switch (answer.status()) {
                    case 429 -> Kind.THROTTLED;
                    case 401, 403 -> Kind.AUTHENTICATION;
                    default -> Kind.NO_ANSWER;
                };
        String detail = what + " '" + redaction.quote(answer.body()) + "'";
        boolean safe = action.isReadOnly() || kind != Kind.NO_ANSWER;
        return response(null, new KetFailure(kind, null, null, null, null, null, detail, safe, cause));
    }

    private KetResponse response(@Nullable KetResult result, @Nullable KetFailure failure) {
        String requestId = result == null ? null : result.requestId();
        return new KetResponse(
                action, answer.status(), requestId == null ? answer.requestId() : requestId, result, failure);
    }

    private static @Nullable JsonNode member(JsonNode json, String lowerCaseName) {
        for (var member : json.properties()) {
            if (member.getKey().toLowerCase(Locale.ROOT).equals(lowerCaseName)) {
                return member.getValue();
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode json, String lowerCaseName) {
        JsonNode value = member(json, lowerCaseName);
        return value == null || value.isNull() ? null : value.asText();
    }
}
