/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an action's parameters from wherever clients put them: the query, a JSON body, or a form body. */
final class RequestReader {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String VERSION = "2017-01-01";
    private static final Set<String> OF_THE_GATEWAY = Set.of("Action", "Version");
    /** Members of a structure, which some clients send as a string that holds it. */
    private static final List<String> STRUCTURES =
            List.of("Output", "Video", "SrcInfo", "DstInfo", "src", "durl", "trans_params");

    /** What a POST may say in its query as well. Whatever else is there belongs to its client, such as an AccessKey. */
    private static final Set<String> OF_THE_INTERFACE = Set.of(
            "UniqName",
            "App",
            "Preset",
            "Description",
            "PresetType",
            "Output",
            "Video",
            "Audio",
            "IntelligentSwitch",
            "IntelligentCurl",
            "StreamID",
            "SrcUrl",
            "Vdoid",
            "Params",
            "ExtParam",
            "PubDomain",
            "SrcInfo",
            "DstInfo",
            "TaskID",
            "TaskStartTime",
            "TaskStopTime",
            "LoopTimes",
            "DurationHour",
            "uniqname",
            "app",
            "src",
            "durl",
            "type",
            "start_index",
            "trans_params",
            "task_start_time",
            "task_stop_time",
            "reqid");

    private RequestReader() {}

    static LocalAction action(RawRequest request) {
        if (!request.path().equals("/")) {
            throw new GatewayError(404, "InvalidPath", "The service is at the path /.");
        }
        String name = request.queryOrHeader("Action");
        if (name == null || name.isEmpty()) {
            throw GatewayError.missingParameter("Action");
        }
        String version = request.queryOrHeader("Version");
        if (version == null || version.isEmpty()) {
            throw GatewayError.missingParameter("Version");
        }
        if (!version.equals(VERSION)) {
            throw new GatewayError(400, "InvalidParameterValue", "Version must be " + VERSION + ".");
        }
        LocalAction action = LocalAction.find(name);
        if (action == null) {
            throw new GatewayError(400, "InvalidAction", "There is no such action; names are told apart by case.");
        }
        if (!action.method.equals(request.method())) {
            throw new GatewayError(
                    405,
                    "MethodNotAllowed",
                    action.wireName + " is called by " + action.method + ".",
                    Map.of("Allow", action.method));
        }
        return action;
    }

    /** @throws ServiceError if the body cannot be read */
    static ObjectNode parameters(RawRequest request, LocalAction action) {
        boolean post = action.method.equals("POST");
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        for (QueryString.Pair pair : request.query()) {
            String name = QueryString.text(pair.name());
            if (post ? OF_THE_INTERFACE.contains(name) : !OF_THE_GATEWAY.contains(name)) {
                parameters.put(name, QueryString.text(pair.value()));
            }
        }
        if (post) {
            parameters.setAll(body(request));
            STRUCTURES.forEach(name -> unwrap(parameters, name));
        }
        return parameters;
    }

    private static ObjectNode body(RawRequest request) {
        String type = request.header("Content-Type");
        boolean form = type != null && type.regionMatches(true, 0, FORM, 0, FORM.length());
        if (form && !startsLikeJson(request.body())) {
            return FormBody.read(new String(request.body(), StandardCharsets.ISO_8859_1));
        }
        if (request.body().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            if (Json.read(request.body()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw notJson(where(e.getLocation()));
        } catch (IOException e) {
            throw notJson("");
        }
        throw notJson("");
    }

    /** There is no place to name when the body is too deep or holds too long a number. */
    private static String where(@Nullable JsonLocation place) {
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static ServiceError notJson(String where) {
        return new ServiceError(ErrNum.PARAMETER_ILLEGAL, "the body must be a JSON object" + where);
    }

    /** Some clients post JSON under the form's content type. */
    private static boolean startsLikeJson(byte[] body) {
        for (byte b : body) {
            if (b > ' ') {
                return b == '{';
            }
        }
        return false;
    }

    private static void unwrap(ObjectNode parameters, String name) {
        JsonNode value = parameters.get(name);
        if (value == null
                || !value.isTextual()
                || !isStructure(value.textValue().trim())) {
            return;
        }
        try {
            parameters.set(name, Json.read(value.textValue()));
        } catch (JsonProcessingException e) {
            // It stays a string, which the rules of the action will not accept.
            return;
        }
    }

    private static boolean isStructure(String text) {
        return text.startsWith("[") || text.startsWith("{");
    }
}
