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
        return answer.status() == 200 ? readService() : readGateway();
    }

    private KetResponse readService() {
        try {
            KetResult result = KetJson.MAPPER.readValue(answer.body(), action.resultType());
            // The word null is JSON, too.
            return result != null && result.errNum() != null ? judged(result) : readUntyped();
        } catch (IOException e) {
            return readUntyped();
        }
    }

    /** An answer without error number, or of another shape than its action's: what it says about success still counts. */
    private KetResponse readUntyped() {
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
        if (member(json, "error") != null) {
            return refusedByGateway(json);
        }
        Acknowledgement result = acknowledgement(json);
        return result == null || result.errNum() == null
                ? unreadable("The answer has no error number and begins with", null)
                : judged(result);
    }

    private static @Nullable Acknowledgement acknowledgement(JsonNode json) {
        try {
            return KetJson.MAPPER.treeToValue(json, Acknowledgement.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private KetResponse judged(KetResult result) {
        int errNum = Optional.ofNullable(result.errNum()).orElseThrow();
        if (errNum == KetError.SUCCESS.number()) {
            return response(result, null);
        }
        Optional<KetError> error = KetError.of(errNum);
        boolean safe = action.isReadOnly() || error.map(KetError::isSettled).orElse(false);
        return response(
                result,
                new KetFailure(
                        error.map(AnswerReader::kindOf).orElse(Kind.REFUSED),
                        errNum,
                        redaction.message(result.errMsg()),
                        null,
                        null,
                        null,
                        null,
                        safe,
                        null));
    }

    private static Kind kindOf(KetError error) {
        return switch (error) {
            case ACCESS_DENIED -> Kind.AUTHENTICATION;
            case NOT_FOUND, TASK_NOT_FOUND -> Kind.NOT_FOUND;
            case ALREADY_EXISTS -> Kind.ALREADY_EXISTS;
            default -> Kind.REFUSED;
        };
    }

    private KetResponse readGateway() {
        KetResponse response = readUntyped();
        KetFailure failure = response.failure();
        if (failure != null && failure.kind() != Kind.NO_ANSWER) {
            return response;
        }
        if (failure == null) {
            return unreadable("HTTP " + answer.status() + " contradicts the success that the answer tells:", null);
        }
        // Not the gateway's own words, but the status alone tells that nothing was done.
        if (answer.status() == 429) {
            return response(null, refusal(Kind.THROTTLED, null, null, null, failure.detail(), true));
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return response(null, refusal(Kind.AUTHENTICATION, null, null, null, failure.detail(), true));
        }
        return response;
    }

    private KetResponse refusedByGateway(JsonNode json) {
        JsonNode error = member(json, "error");
        String code = text(error, "code");
        String message = error != null && error.isTextual() ? error.asText() : text(error, "message");
        Kind kind = kindOf(code == null ? "" : code);
        boolean refusedBeforeTheService = kind != Kind.REFUSED || answer.status() >= 400 && answer.status() < 500;
        return response(
                acknowledgement(json),
                refusal(
                        kind,
                        redaction.message(text(error, "type")),
                        redaction.message(code),
                        redaction.message(message),
                        null,
                        refusedBeforeTheService));
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

    private KetFailure refusal(
            Kind kind,
            @Nullable String type,
            @Nullable String code,
            @Nullable String message,
            @Nullable String detail,
            boolean refusedBeforeTheService) {
        boolean safe = action.isReadOnly() || refusedBeforeTheService;
        return new KetFailure(kind, null, null, type, code, message, detail, safe, null);
    }

    private KetResponse unreadable(String what, @Nullable Throwable cause) {
        String detail = what + " '" + redaction.quote(answer.body()) + "'";
        return response(null, KetFailure.noAnswer(detail, action.isReadOnly(), cause));
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

    private static @Nullable String text(@Nullable JsonNode json, String lowerCaseName) {
        JsonNode value = json == null ? null : member(json, lowerCaseName);
        return value == null || value.isNull() ? null : value.asText();
    }
}
