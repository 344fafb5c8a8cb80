/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelket.client.KetRequest;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetCall;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetMessage;
import io.github.camelket.model.KetParameter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/** Makes a request of a message: its headers over its body over what the endpoint says. */
final class KetRequestFactory {

    private final Optional<KetAction> action;
    private final Map<KetParameter, String> defaults;
    private final RequestCheck check;

    KetRequestFactory(Optional<KetAction> action, Map<KetParameter, String> defaults, RequestCheck check) {
        this.action = action;
        this.defaults = defaults;
        this.check = check;
    }

    /**
     * @throws KetInvalidRequestException if the message does not make a request, or makes one that may not be sent
     * @throws InvalidPayloadException if the body cannot be read
     */
    KetRequest create(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        DynamicTarget target = takeTarget(exchange);
        KetAction called = action(message, target);
        ObjectNode parameters = fromBody(called, message);
        for (KetParameter parameter : called.parameters()) {
            String name = called.wireNameOf(parameter);
            Object value = givenBy(message.getHeader(parameter.header()));
            if (value == null && !parameters.has(name)) {
                value = endpointValue(parameter, target);
            }
            if (value != null) {
                parameters.set(name, parameter.toJson(json(value, "Header " + parameter.header())));
            }
        }
        return check.request(called, parameters);
    }

    /** An expression on JSON that found nothing leaves a null of JSON, which a query would write as the word null. */
    private static @Nullable Object givenBy(@Nullable Object header) {
        return header instanceof JsonNode node && (node.isNull() || node.isMissingNode()) ? null : header;
    }

    /**
     * Taken away as it is read, and meant for {@code ket:call} only: left behind by a failure, it would turn the next call
     * into a repetition of this one.
     */
    private @Nullable DynamicTarget takeTarget(Exchange exchange) {
        DynamicTarget target = exchange.getProperty(DynamicTarget.PROPERTY, DynamicTarget.class);
        exchange.removeProperty(DynamicTarget.PROPERTY);
        return action.isEmpty() ? target : null;
    }

    private KetAction action(Message message, @Nullable DynamicTarget target) {
        Optional<KetAction> named = named(message, target);
        if (!(message.getBody() instanceof KetCall call)) {
            return named.orElseThrow(
                    () -> new KetInvalidRequestException("ket:" + KetEndpoint.CALL + " makes the call that header "
                            + KetConstants.ACTION + " names, or that the body is, but there is neither."));
        }
        if (named.isPresent() && named.get() != call.action()) {
            throw new KetInvalidRequestException(
                    "The message body is a " + call.action().wireName() + ", but what is called is "
                            + named.get().wireName() + ".");
        }
        return call.action();
    }

    private Optional<KetAction> named(Message message, @Nullable DynamicTarget target) {
        Object named = message.getHeader(KetConstants.ACTION);
        if (named != null) {
            return Optional.of(named instanceof KetAction known ? known : KetAction.of(named.toString()));
        }
        return target == null ? action : Optional.ofNullable(target.action());
    }

    private @Nullable String endpointValue(KetParameter parameter, @Nullable DynamicTarget target) {
        String dynamic = target == null ? null : target.parameters().get(parameter);
        return dynamic == null ? defaults.get(parameter) : dynamic;
    }

    private static ObjectNode fromBody(KetAction action, Message message) throws InvalidPayloadException {
        ObjectNode parameters = KetJson.MAPPER.createObjectNode();
        Object body = message.getBody();
        // The result of an earlier call in the route, or one record of it, says nothing about what this one wants.
        if (body == null || body instanceof KetMessage && !(body instanceof KetCall)) {
            return parameters;
        }
        JsonNode json = bodyAsJson(message, body);
        if (json.isMissingNode() || json.isNull()) {
            return parameters;
        }
        if (!json.isObject()) {
            throw new KetInvalidRequestException(
                    "The message body must be a JSON object, a Map or a bean with the parameters of "
                            + action.wireName() + ", but is " + describe(body, json) + ".");
        }
        json.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                add(action, parameters, member.getKey(), member.getValue());
            }
        });
        return parameters;
    }

    /** A member that is no known parameter is passed on as it is: the service learns new ones before we do. */
    private static void add(KetAction action, ObjectNode parameters, String name, JsonNode value) {
        Optional<KetParameter> parameter = action.parameter(name);
        String wireName = parameter.map(action::wireNameOf).orElse(name);
        JsonNode previous = parameters.replace(
                wireName, parameter.map(known -> known.toJson(value)).orElse(value));
        if (previous != null) {
            throw new KetInvalidRequestException("The message body names parameter " + wireName
                    + " twice, in different spellings; one of them is " + name + ".");
        }
    }

    private static JsonNode bodyAsJson(Message message, Object body) throws InvalidPayloadException {
        if (body instanceof JsonNode node) {
            return node;
        }
        boolean isText = body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof Reader
                || body instanceof StreamCache
                || body instanceof WrappedFile<?>
                || body instanceof File;
        return isText ? parse(readable(message, body)) : json(body, "The message body");
    }

    private static byte[] readable(Message message, Object body) throws InvalidPayloadException {
        byte[] bytes = message.getMandatoryBody(byte[].class);
        boolean readOnce = (body instanceof InputStream || body instanceof Reader) && !(body instanceof StreamCache);
        if (readOnce && bytes.length == 0) {
            // As a redelivery finds it; the call would fall back to what the endpoint's options name.
            throw new KetInvalidRequestException(
                    "The message body is a stream without content, or one that has been read"
                            + " already; with stream caching on, a stream can be read again.");
        }
        return bytes;
    }

    private static JsonNode parse(byte[] text) {
        try {
            return KetJson.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new KetInvalidRequestException(
                    "The message body is deeper than is read, or a number, name or text in it longer.");
        } catch (IOException e) {
            // Where and not what: the parser would quote the body.
            String where = e instanceof JsonProcessingException json && json.getLocation() != null
                    ? " (line " + json.getLocation().getLineNr() + ", column "
                            + json.getLocation().getColumnNr() + ")"
                    : "";
            throw new KetInvalidRequestException("The message body is not JSON" + where + ".");
        }
    }

    private static JsonNode json(Object value, String what) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        try {
            return KetJson.MAPPER.valueToTree(value);
        } catch (IllegalArgumentException | StackOverflowError e) {
            // The latter is what becomes of a Map that contains itself.
            throw new KetInvalidRequestException(
                    what + " is a " + value.getClass().getName() + ", which cannot be written as JSON.");
        }
    }

    private static String describe(Object body, JsonNode json) {
        return "a JSON " + json.getNodeType().name().toLowerCase(Locale.ROOT) + " (from a "
                + body.getClass().getName() + ")";
    }
}
