/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetParameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Requests as users write them: about half of them are meant to be right, the others have up to three things wrong. Whether
 * they are is not told here.
 */
final class RandomRequests {

    static final Instant NOW = Instant.parse("2026-11-23T02:00:00.500Z");

    /** Of each member, what is likely right and what is likely not; {@code @+60} is 60 s from now, {@code "a*33"} 33 times a. */
    // spotless:off
    private static final Map<String, Values> VALUES = valuesOf("""
        UniqName       | "demo", "ab", "A_9", "u*128"                    | "a", "u*129", "a-b", "中文", "de mo", "demo\\n"
        App            | "live", "ab", "p*32"                            | "a", "p*33", "a.b", "li ve"
        Preset         | "mypreset", "ab", "q*32"                        | "a", "q*33", "my-preset", "é€", "_a"
        StreamID       | "s", "my.stream-1_x", "s*128"                   | "s*129", "a b", "a/b", "流", "a?b"
        Description    | "d", "第一", 7                                   | {"a": 1}
        PresetType     | 0, 2, "1", -1, 2147483647, -2147483648          | 2147483648, -2147483649, "x"
        output_format  | 256, 257, 258, 259, 260, "261", 263, 264, 266, 268, 271, 274, 275, 276, 277, 279, 280, 282, 284, 287 | 255, 262, 265, 288, 0, -258, 258.5, "0258", "258x"
        format_index   | 0, 1, 2, 99, "7"                                | -1, 100, "x"
        width          | 0, 1, 3000, "720", "0720"                       | -1, 3001, "+5"
        height         | 0, 1, 3000, "1080"                              | -1, 3001, " 5"
        abr            | 20000, 320000, "64000"                          | 19999, 320001, 0
        vbr            | 100000, 10000000, "800000"                      | 99999, 10000001, 100
        fr             | 1, 30, "25"                                     | 0, 31, 29.97
        gop            | 1, 5, 2147483647                                | 0, -1, 2147483648
        suffix         | "_a", "_mypreset", "_258", "_25801", "_b", "_c" | "a", "_-", "_a b", "_é", "_", 5
        remuxflag      | 0, 3, "1"                                       | -1, 4
        exstream       | 0, 2, "1"                                       | -1, 3
        logo_switch    | 0, 0, 1                                         | "1", -1, 2
        pic            | "/bucket/a.png", "/b/c/d"                       | "bucket/a.png", "/bucket", "/bucket/", "//a", "/b/a b"
        optimal_w      | 0, 480, 2147483647                              | -1, 2147483648
        optimal_h      | 0, "640"                                        | -1, "x"
        offsetX        | -10, 10, -2147483648                            | 2147483648, "x"
        offsetY        | -10, "-10", "10", 2147483647                    | -2147483649, 1.5
        OutPull        | -1, 0, 1, "1"                                   | -2, 2
        SrcUrl         | "rtmp://a/live/s", "http://a/s.flv", "HTTPS://a.b/l/s.M3U8?k=v", "rtmp://a/?x" | "http://a/s.mp4", "rtmp://a", "rtmp://a/", "rtmp:///s", "ftp://a/s.flv", "http://a/.flv", "http://a?b/s.flv", "http://a/s.flv x", "httpx://a/s.flv", "a.flv", "http://a/s?x=.flv"
        DstUrl         | "rtmp://a/live/s", "x"                          | {"a": 1}
        Vdoid          | "123456", 7                                     | [1]
        Params         | "preset=mypreset", "a=b", "a=b&preset=ab&preset=no-name", "preset=&x", "pre%73et=my%70reset", "=&=" | "preset=a", "preset=my-preset", "preset=%zz", "a&preset=my+preset", "pre%73et=my-preset"
        ExtParam       | {}, {"timeout": 5}                              | "{", "[]", "7", "{} {}", "text", []
        preset         | "mypreset", "ab", ""                            | "a", "my-preset"
        interval       | 1, 20, "6"                                      | 0, 21, "x"
        retrytimes     | 1, 100, "3"                                     | 0, 101
        PubDomain      | "a.example.com", "a", "127.0.0.1:1935", "d*253" | "a b", "-a", "a-", "rtmp://a", "a_b", "a:", "a:123456", "d*254", "中.cn"
        Path           | "http://a/1.mp4", "https://a/b/中.ts", "http://a/1.FLV?x=1", "http://a/x.mpegs#f", "rtmp://a/live/s", "http://a/b.m3u8" | "http://a/1.avi", "ftp://a/1.mp4", "http://a/mp4", "http://a/b 中.ts", "http://a/.mp4", "rtmp://a", "/1.mp4", "http://a#b/1.mp4"
        Index          | 0, 1, 2, 3, 4, 5, 2147483647                    | "2", -1, 2147483648, "x"
        TaskStartTime  | 0, @+60, "@+61", @+86400, 253402300799          | @+59, @+0, @-5, 253402300800, -1, "soon"
        TaskStopTime   | 0, @+91, @+92, @+86431, 253402300799            | @+30, @+31, @+90, @+86430, -1, 253402300800, 1
        LoopTimes      | 0, 1, "3", 2147483647                           | -1, 2147483648
        DurationHour   | 1, 480, "24"                                    | 0, 481, -1, 1.5
        src            | "rtmp://a/l/1", "http://a/1.flv", "https://a/1.m3u8", "rtmp://b/l/2" | "http://a/1.mp4", "rtmp://", "", 7
        durl           | "rtmp://c/l/1", "RTMP://c/l/2", "rtmp://d:1935/l/x?k=v" | "http://a/1.flv", "rtmp://c", "", null
        trans          | 0, 1, "1"                                       | -1, 2
        wm_image       | "http://a/b.png", "HTTPS://a/b", "https://a/?x" | "ftp://a/b.png", "http://a", "a.png", "http://a?b/c", "https://a/b c"
        wm_image_back  | "http://a/b.png", ""                            | "http://a/", "/b/c.png"
        wm_gravity     | "TOP_LEFT", "TOP_CENTER", "TOP_RIGHT", "CENTER_LEFT", "CENTER", "CENTER_RIGHT", "BOTTOM_LEFT", "BOTTOM_CENTER", "BOTTOM_RIGHT" | "TOP", "center", "LEFT_TOP", 1
        wm_width       | 0, 200, "2147483647"                            | -1, 2147483648
        wm_height      | 0, 100, 2147483647                              | -1, "x"
        wm_dx          | 0, -4096, 4096, "10", 0.26, "0.26w", "-0.5h", 0.0, -0.999, "-0" | 4097, -4097, 1.0, "1.0", "0.5x", "5h", "0h", ".5", "+5", "", -1.5, "00005"
        wm_dy          | 4096, "-4096", "0.1h", 0.5                      | "4097", "-4097", 40960, "0.w", "-.5", true
        bitrate        | "2000k", "2M", "1.5m", 200000, "1.125K"         | "0k", "2G", "k", "1.1234k", "-1k", "01k"
        res            | "1080x720", "1080×720", "1x1", "99999x99999"    | "1080*720", "0x1", "1080", "x1", "1080x720x1", "100000x1"
        fps            | 1, 60, "30"                                     | 0, 61, "x", 23.976
        vcodec         | "264", 265, "copy", "COPY", "H264", "h265", "h264", "H265" | "h.264", "avc", "Copy", "263"
        acodec         | "aac", "copy"                                   | "AAC", "COPY", "mp3"
        type           | 0, "1"                                          | "x", 2147483648
        start_index    | 2, "0"                                          | "x", 1.5
        task_start_time| 0, "", @+600, "@+601", @+0, @-5, -5, 253402300799, -9223372036854775808 | @+1, @+599, 253402300800, "soon", -9223372036854775809
        task_stop_time | 0, @+0, @-5, @+1200, @+1201, -1, 253402300799    | @+1, @+599, @+600, @+1199, 253402300800
        reqid          | "d5c44c969a889d0d240c91e97a523c76", 7           | {"a": 1}
        TaskType       | 6, "7", 8                                       | 5, 9, "06", "redirect"
        StartDate      | "2019-10-30", "2024-02-29", "0001-01-01"        | "2023-02-29", "2019-1-1", "2019-10-30 10:00:00", "2019/10/30", "0000-01-01", "+12019-10-30", 20191030
        EndDate        | "2024-02-29", "2026-11-23", "9999-12-31"        | "2019-10-29", "0001-01-01", "2026-11-31", "tomorrow", "+10000-01-01"
        Marker         | 0, 50, "100", 2147483647                        | -1, 2147483648, "x"
        Limit          | 1, 50, "10"                                     | 0, 51, -1
        StartUnixTime  | 0, 1700000000, "1700000000"                     | -1, 1700003600, 253402300800
        EndUnixTime    | 1700000001, "1700003600", 253402300799          | 1700000000, 0, 253402300800, "x"
        Granularity    | 1, 5, "60"                                      | 0, -1, 2147483648
        ResultType     | 1, 0, "-1"                                      | "x", 2147483648
        TaskID         | "t", 7                                          | {"a": 1}
        """);
    // spotless:on

    /** What may be found anywhere. */
    private static final List<JsonNode> ODD = nodes(
            "null, \"\", true, 0, -1, 1.5, 99999999999, 99999999999999999999, \"x\", [], {}, [1], [{}], {\"a\": []}");

    private record Values(List<JsonNode> right, List<JsonNode> doubtful) {}

    private final Random random;

    RandomRequests(long seed) {
        this.random = new Random(seed);
    }

    /** Every value that is tried for a name and could be one. */
    static List<String> possibleNames(String member) {
        Values values = VALUES.get(member);
        return Stream.of(values.right(), values.doubtful(), ODD)
                .flatMap(List::stream)
                .map(JsonNode::asText)
                .filter(Pattern.compile("\\w{2,128}").asMatchPredicate())
                .distinct()
                .toList();
    }

    ObjectNode next(KetAction action) {
        ObjectNode request = right(action);
        int faults = random.nextInt(100) < 45 ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < faults; i++) {
            spoil(request, action.method() == KetAction.Method.GET);
        }
        if (request.path("ExtParam").isContainerNode() && random.nextInt(10) > 0) {
            request.put("ExtParam", request.get("ExtParam").toString());
        }
        return request;
    }

    private ObjectNode right(KetAction action) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        List<Set<KetParameter>> forms = action.forms();
        Set<KetParameter> form = forms.get(random.nextInt(forms.size()));
        for (KetParameter parameter : action.parameters()) {
            boolean isOfAnotherForm = forms.size() > 1 && forms.stream().anyMatch(other -> other.contains(parameter));
            if (form.contains(parameter) || chance(isOfAnotherForm ? 10 : 35)) {
                String name = action.wireNameOf(parameter);
                request.set(name, right(parameter, name));
            }
        }
        // Lists of a redirect are as long as each other, mostly.
        if (action == KetAction.REDIRECT_START) {
            int pairs = chance(90) ? 1 + random.nextInt(3) : 19 + random.nextInt(3);
            request.set("src", list(pairs, () -> pick(VALUES.get("src").right())));
            request.set("durl", list(pairs, () -> pick(VALUES.get("durl").right())));
            if (chance(50)) {
                request.set("trans_params", list(chance(80) ? pairs : pairs - 1, this::transcoding));
            }
        }
        return request;
    }

    private JsonNode right(KetParameter parameter, String name) {
        return switch (parameter) {
            case OUTPUT -> list(1 + random.nextInt(3), () -> some("format", format()));
            case VIDEO -> some(chance(80) ? "LOGO" : "logo", list(random.nextInt(3), this::presetLogo));
            case SRC_INFO -> list(1 + random.nextInt(3), () -> members("Path!", "Index!"));
            case DST_INFO -> list(1 + random.nextInt(2), () -> members("Path!", "Index"));
            case TRANS_PARAMS -> list(1, this::transcoding);
            case EXT_PARAM -> members("preset", "interval", "retrytimes");
            default -> pick(values(name).right());
        };
    }

    private ObjectNode format() {
        return members(
                "output_format!",
                "format_index",
                "width",
                "height",
                "abr",
                "vbr",
                "fr",
                "gop",
                "suffix",
                "remuxflag",
                "exstream",
                "logo_switch");
    }

    private ObjectNode presetLogo() {
        return members("pic!", "optimal_w", "optimal_h", "offsetX", "offsetY");
    }

    private ObjectNode transcoding() {
        ObjectNode transcoding = members("trans");
        if (chance(60)) {
            transcoding.set(
                    "logos",
                    list(
                            random.nextInt(3),
                            () -> members(
                                    "wm_image!",
                                    "wm_image_back",
                                    "wm_gravity!",
                                    "wm_width",
                                    "wm_height",
                                    "wm_dx",
                                    "wm_dy")));
        }
        if (chance(60)) {
            transcoding.set("fops", members("bitrate", "res", "fps", "vcodec", "acodec"));
        }
        return transcoding;
    }

    /** Right values, some of the optional ones left out; names with {@code !} are required. */
    private ObjectNode members(String... names) {
        ObjectNode structure = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            String member = name.replace("!", "");
            if (name.endsWith("!") || chance(30)) {
                structure.set(member, pick(values(member).right()));
            }
        }
        return structure;
    }

    /** Takes one member, however deep, and leaves it out, or puts something else in its place. */
    private void spoil(ObjectNode request, boolean singleValues) {
        List<Place> places = new ArrayList<>();
        places(request, places);
        if (places.isEmpty()) {
            return;
        }
        Place place = pick(places);
        switch (random.nextInt(6)) {
            case 0 -> place.remove();
            case 1 ->
                place.put(pick(
                        singleValues
                                ? ODD.stream().filter(RandomRequests::isSingle).toList()
                                : ODD));
            case 2 -> place.repeat();
            default -> {
                Values values = VALUES.get(place.member());
                if (values != null) {
                    JsonNode value = pick(values.doubtful());
                    if (!singleValues || isSingle(value)) {
                        place.put(value);
                    }
                } else {
                    place.remove();
                }
            }
        }
    }

    /** What can travel in a query. */
    private static boolean isSingle(JsonNode value) {
        return value.isValueNode() && !value.isNull();
    }

    /** Where a value is. */
    private record Place(JsonNode parent, String member, int index) {

        void put(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(member, value.deepCopy());
            } else {
                ((ArrayNode) parent).set(index, value.deepCopy());
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(member);
            } else {
                ((ArrayNode) parent).remove(index);
            }
        }

        /** Twice in its list. */
        void repeat() {
            if (parent instanceof ArrayNode array) {
                array.add(array.get(index).deepCopy());
            }
        }
    }

    private static void places(JsonNode node, List<Place> places) {
        node.properties().forEach(member -> {
            places.add(new Place(node, member.getKey(), 0));
            if (member.getValue() instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    places.add(new Place(array, member.getKey(), i));
                    places(array.get(i), places);
                }
            }
            places(member.getValue(), places);
        });
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static ArrayNode list(int size, Supplier<JsonNode> element) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    private static ObjectNode some(String member, JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(member, value);
    }

    /** The Redirect actions write names in small letters. */
    private static Values values(String member) {
        return switch (member) {
            case "uniqname" -> VALUES.get("UniqName");
            case "app" -> VALUES.get("App");
            default -> VALUES.get(member);
        };
    }

    private static Map<String, Values> valuesOf(String table) {
        Map<String, Values> values = new LinkedHashMap<>();
        table.lines()
                .map(line -> line.split("\\|"))
                .forEach(row -> values.put(row[0].strip(), new Values(nodes(row[1]), nodes(row[2]))));
        return values;
    }

    private static List<JsonNode> nodes(String list) {
        String json = Pattern.compile("@([+-]\\d+)")
                .matcher(list)
                .replaceAll(offset -> Long.toString(NOW.getEpochSecond() + Long.parseLong(offset.group(1))));
        json = Pattern.compile("(\\w)\\*(\\d+)").matcher(json).replaceAll(times -> times.group(1)
                .repeat(Integer.parseInt(times.group(2))));
        try {
            List<JsonNode> nodes = new ArrayList<>();
            KetJson.MAPPER.readTree("[" + json + "]").forEach(nodes::add);
            return nodes;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(list, e);
        }
    }
}
