/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the streams of one app are pushed to and pulled from, and what transcoding calls them (拉流地址说明).
 *
 * <p>Stream names are letters, digits, or any of {@code _ . -}: the document names no rule, and these mean nothing else in a
 * URL. Anything else is refused with an {@link IllegalArgumentException} that names the argument, what was given (of an
 * address no more than its host, of a query nothing) and what is allowed.
 *
 * @param pushHost the host that streams are pushed to, with {@code :port} if it is not the usual one
 * @param pullHost the host that streams are pulled from, with {@code :port} if it is not the usual one
 * @param app the app (频道): 2 to 32 letters, digits or underscores; {@code live} in all of the document's examples
 */
public record StreamNames(String pushHost, String pullHost, String app) {

    private static final Rule HOST =
            new Rule("[0-9A-Za-z.-]+(:[0-9]{1,5})?", "a host such as push.example.com or push.example.com:1935");
    private static final Rule NAME = new Rule("[0-9A-Za-z_]{2,32}", "2 to 32 letters, digits or underscores");
    private static final Rule STREAM = new Rule("[0-9A-Za-z_.-]+", "letters, digits, or any of _ . -");
    private static final Rule SUFFIX = new Rule("[0-9A-Za-z_]+", "letters, digits or underscores");

    private record Rule(Pattern pattern, String allowed) {
        Rule(String pattern, String allowed) {
            this(Pattern.compile(pattern), allowed);
        }

        void check(String path, @Nullable String value) {
            if (value == null || !pattern.matcher(value).matches()) {
                throw refused(path, value, allowed);
            }
        }
    }

    /** What the names of an output's streams end in. */
    private record Ending(String suffix, PresetOutput output) {

        String cutOff(String name) {
            return name.substring(0, name.length() - suffix.length());
        }
    }

    public StreamNames {
        HOST.check("pushHost", pushHost);
        HOST.check("pullHost", pullHost);
        NAME.check("app", app);
    }

    /** Where a stream is pushed to be passed on as it is, and to be transcoded when somebody plays it so. */
    public String pushUrl(String stream) {
        STREAM.check("stream", stream);
        return "rtmp://" + pushHost + "/" + app + "/" + stream;
    }

    /** Where a stream is pushed to be transcoded to every output of the preset, for as long as it is pushed. */
    public String pushUrl(String stream, String preset) {
        NAME.check("preset", preset);
        return pushUrl(stream) + "?preset=" + preset;
    }

    /** Where a stream is pulled: the source by the name it was pushed as, a transcoded one by its own. */
    public String pullUrl(String stream) {
        STREAM.check("stream", stream);
        return "rtmp://" + pullHost + "/" + app + "/" + stream;
    }

    /**
     * The streams that pushing to {@link #pushUrl(String, String)} makes, in the order of the preset's outputs (推流触发转码).
     * Each is named by the source and its output's suffix; where there is none, by an underscore, the number of the output
     * format and, if there is one, the format index in two digits.
     *
     * @param stream the source
     * @param preset the preset's name
     * @param output the preset's outputs
     */
    public List<TranscodedStream> pushTriggered(String stream, String preset, List<PresetOutput> output) {
        STREAM.check("stream", stream);
        return endings(preset, output)
                .map(ending -> transcoded(stream, ending, preset))
                .toList();
    }

    /**
     * The stream that playing it makes of a source that was pushed without a preset (拉流触发转码). Only the first output of a
     * preset can be had in this way, and only if its suffix is set, to an underscore and the preset's name.
     *
     * @param stream the source
     * @param preset the preset's name
     * @param output the preset's outputs
     * @throws IllegalArgumentException also if the suffix of the first output is another one
     */
    public TranscodedStream pullTriggered(String stream, String preset, List<PresetOutput> output) {
        // What the others are is of no account.
        List<PresetOutput> first = output.stream().limit(1).toList();
        List<TranscodedStream> streams = pushTriggered(stream, preset, first);
        String wanted = "_" + preset;
        String given = first.isEmpty() ? null : suffix(first.get(0));
        if (!wanted.equals(given)) {
            throw refused("Output[0].format.suffix", given, wanted + " if playing is to trigger preset " + preset);
        }
        return streams.get(0);
    }

    /**
     * What a stream may have been transcoded from, by which output of which preset, whether pushing or playing triggered
     * it. There can be several answers: {@code a_b_low} is the output {@code _low} of {@code a_b}, or the output
     * {@code _b_low} of {@code a}. The longest suffix comes first, and of equal ones that of the preset that comes first
     * in the map. No answer means that no output is named like that: the stream is a source, or of a preset that was not given.
     *
     * @param name the stream's name
     * @param presets the presets that may have made it: their outputs by their name
     */
    public List<TranscodedStream> parse(String name, Map<String, List<PresetOutput>> presets) {
        STREAM.check("name", name);
        return presets.entrySet().stream()
                .flatMap(preset -> endings(preset.getKey(), preset.getValue())
                        .filter(ending -> name.length() > ending.suffix().length() && name.endsWith(ending.suffix()))
                        .map(ending -> transcoded(ending.cutOff(name), ending, preset.getKey())))
                .sorted(Comparator.comparingInt(stream -> stream.source().length()))
                .toList();
    }

    private TranscodedStream transcoded(String source, Ending ending, String preset) {
        String name = source + ending.suffix();
        return new TranscodedStream(name, pullUrl(name), source, preset, ending.output());
    }

    private static Stream<Ending> endings(String preset, List<PresetOutput> output) {
        NAME.check("preset", preset);
        return IntStream.range(0, output.size())
                .mapToObj(i -> new Ending(suffixOrNumber("Output[" + i + "].format.", output.get(i)), output.get(i)));
    }

    private static String suffixOrNumber(String path, PresetOutput output) {
        String suffix = suffix(output);
        if (suffix != null) {
            SUFFIX.check(path + "suffix", suffix);
            return suffix;
        }
        PresetFormat format = output.format();
        if (format == null || format.outputFormat() == null) {
            throw refused(path + "output_format", null, "set where there is no suffix");
        }
        Integer index = format.formatIndex();
        if (index == null) {
            return "_" + format.outputFormat();
        }
        if (index < 0 || index > 99) {
            throw refused(path + "format_index", index.toString(), "0 to 99");
        }
        return "_" + format.outputFormat() + (index < 10 ? "0" : "") + index;
    }

    /** The suffix that was set; an empty one is none. */
    private static @Nullable String suffix(PresetOutput output) {
        String suffix = output.format() == null ? null : output.format().suffix();
        return suffix == null || suffix.isEmpty() ? null : suffix;
    }

    private static IllegalArgumentException refused(String path, @Nullable String value, String allowed) {
        return new IllegalArgumentException(
                Violation.value(path, TextNode.valueOf(value), allowed).toString());
    }
}
