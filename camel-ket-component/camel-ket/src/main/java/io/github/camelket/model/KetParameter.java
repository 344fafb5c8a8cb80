/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The parameters that actions take: how each is called on the wire and in Java, and of which kind it is. The meaning of
 * each is told with its header, in {@code KetConstants}.
 */
public enum KetParameter {
    UNIQ_NAME("UniqName", "uniqName", Kind.TEXT),
    APP("App", "app", Kind.TEXT),
    PRESET_NAME("Preset", "preset", Kind.TEXT),
    STREAM_ID("StreamID", "streamId", Kind.TEXT),
    DESCRIPTION("Description", "description", Kind.TEXT),
    OUTPUT("Output", "output", Kind.JSON),
    VIDEO("Video", "video", Kind.JSON),
    PRESET_TYPE("PresetType", "presetType", Kind.INTEGER),
    OUT_PULL("OutPull", "outPull", Kind.INTEGER),
    SRC_URL("SrcUrl", "srcUrl", Kind.TEXT),
    DST_URL("DstUrl", "dstUrl", Kind.TEXT),
    VDOID("Vdoid", "vdoid", Kind.TEXT),
    PARAMS("Params", "params", Kind.TEXT),
    EXT_PARAM("ExtParam", "extParam", Kind.JSON_IN_TEXT),
    SRC_INFO("SrcInfo", "srcInfo", Kind.JSON),
    DST_INFO("DstInfo", "dstInfo", Kind.JSON),
    PUB_DOMAIN("PubDomain", "pubDomain", Kind.TEXT),
    TASK_START_TIME("TaskStartTime", "task_start_time", "taskStartTime", Kind.INTEGER),
    TASK_STOP_TIME("TaskStopTime", "task_stop_time", "taskStopTime", Kind.INTEGER),
    LOOP_TIMES("LoopTimes", "loopTimes", Kind.INTEGER),
    DURATION_HOUR("DurationHour", "durationHour", Kind.INTEGER),
    SRC("src", "src", Kind.TEXT),
    DURL("durl", "durl", Kind.TEXT),
    SRC_LIST("src", "src", Kind.TEXT_LIST),
    DURL_LIST("durl", "durl", Kind.TEXT_LIST),
    TRANS_PARAMS("trans_params", "trans_params", "transParams", Kind.JSON),
    TYPE("type", "type", Kind.INTEGER),
    START_INDEX("start_index", "start_index", "startIndex", Kind.INTEGER),
    REQ_ID("reqid", "reqId", Kind.TEXT),
    TASK_TYPE("TaskType", "taskType", Kind.TEXT),
    START_DATE("StartDate", "startDate", Kind.TEXT),
    END_DATE("EndDate", "endDate", Kind.TEXT),
    MARKER("Marker", "marker", Kind.INTEGER),
    LIMIT("Limit", "limit", Kind.INTEGER),
    START_UNIX_TIME("StartUnixTime", "startUnixTime", Kind.INTEGER),
    END_UNIX_TIME("EndUnixTime", "endUnixTime", Kind.INTEGER),
    GRANULARITY("Granularity", "granularity", Kind.INTEGER),
    RESULT_TYPE("ResultType", "resultType", Kind.INTEGER),
    TASK_ID("TaskID", "taskId", Kind.TEXT);

    /** The parameters that endpoint and component have an option for as well, under its Java name. */
    public static final Set<KetParameter> OPTIONS =
            Collections.unmodifiableSet(EnumSet.of(UNIQ_NAME, APP, STREAM_ID, PRESET_NAME, PUB_DOMAIN));

    /** Of what kind a parameter's value is on the wire. */
    private enum Kind {
        TEXT,
        INTEGER,
        /** A list of texts; a single text is a list of one. */
        TEXT_LIST,
        /** An object or an array. */
        JSON,
        /** An object that travels as the text of its JSON. */
        JSON_IN_TEXT
    }

    private final String wireName;
    private final String lowerWireName;
    private final String javaName;
    private final String header;
    private final Kind kind;

    KetParameter(String wireName, String javaName, Kind kind) {
        this(wireName, wireName.toLowerCase(Locale.ROOT), javaName, kind);
    }

    KetParameter(String wireName, String lowerWireName, String javaName, Kind kind) {
        this.wireName = wireName;
        this.lowerWireName = lowerWireName;
        this.javaName = javaName;
        this.header = "CamelKet" + Character.toUpperCase(javaName.charAt(0)) + javaName.substring(1);
        this.kind = kind;
    }

    String wireName() {
        return wireName;
    }

    String lowerWireName() {
        return lowerWireName;
    }

    /** The name in Java, in headers and in messages: {@code streamId} for {@code StreamID}. */
    public String javaName() {
        return javaName;
    }

    /** The message header that sets this parameter: {@code CamelKetStreamId}. */
    public String header() {
        return header;
    }

    String key() {
        return key(javaName);
    }

    /** What {@code StreamID}, {@code streamId} and {@code stream_id} have in common. */
    static String key(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Brings a value into the form in which this parameter travels in JSON: numbers that came as text become numbers,
     * JSON that came as text becomes JSON, a single address becomes a list of one. What cannot be what this parameter is
     * stays as it is.
     */
    public JsonNode toJson(JsonNode value) {
        return switch (kind) {
            case TEXT -> text(value);
            case INTEGER -> integer(value);
            case TEXT_LIST -> list(value);
            case JSON -> container(value);
            case JSON_IN_TEXT -> value.isContainerNode() ? TextNode.valueOf(value.toString()) : text(value);
        };
    }

    private static JsonNode text(JsonNode value) {
        if (value.isNumber()) {
            return KetJson.plain(value).<JsonNode>map(TextNode::valueOf).orElse(value);
        }
        return value.isBoolean() ? TextNode.valueOf(value.asText()) : value;
    }

    private static JsonNode integer(JsonNode value) {
        if (value.isIntegralNumber() || !value.isNumber() && !value.isTextual()) {
            return value;
        }
        try {
            BigInteger number = KetJson.decimal(value.asText()).toBigIntegerExact();
            return number.bitLength() < Long.SIZE
                    ? LongNode.valueOf(number.longValue())
                    : BigIntegerNode.valueOf(number);
        } catch (ArithmeticException | NumberFormatException e) {
            return value;
        }
    }

    private static JsonNode list(JsonNode value) {
        JsonNode node = value.isTextual() && value.asText().stripLeading().startsWith("[") ? parsed(value) : value;
        if (node.isTextual()) {
            return JsonNodeFactory.instance.arrayNode(1).add(node);
        }
        if (!node.isArray()) {
            return value;
        }
        ArrayNode texts = JsonNodeFactory.instance.arrayNode(node.size());
        node.forEach(element -> texts.add(text(element)));
        return texts;
    }

    private static JsonNode container(JsonNode value) {
        JsonNode read = value.isTextual() ? parsed(value) : value;
        return read.isContainerNode() ? read : value;
    }

    private static JsonNode parsed(JsonNode text) {
        try {
            return KetJson.readTree(text.asText());
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
