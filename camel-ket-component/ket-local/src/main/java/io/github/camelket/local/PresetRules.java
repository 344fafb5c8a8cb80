/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the document demands of a preset (sections "preset structure" to "LOGO structure"). */
final class PresetRules {

    private record Range(String member, long min, long max) {}

    private static final List<Range> FORMAT_RANGES = List.of(
            new Range("format_index", 0, 99),
            new Range("width", 0, 3000),
            new Range("height", 0, 3000),
            new Range("abr", 20_000, 320_000),
            new Range("vbr", 100_000, 10_000_000),
            new Range("fr", 1, 30),
            // No range is documented; a picture group of no length makes no sense.
            new Range("gop", 1, Integer.MAX_VALUE),
            new Range("remuxflag", 0, 3),
            new Range("exstream", 0, 2),
            new Range("logo_switch", 0, 1));

    private static final List<Range> LOGO_RANGES = List.of(
            new Range("optimal_w", 0, Integer.MAX_VALUE),
            new Range("optimal_h", 0, Integer.MAX_VALUE),
            new Range("offsetX", Integer.MIN_VALUE, Integer.MAX_VALUE),
            new Range("offsetY", Integer.MIN_VALUE, Integer.MAX_VALUE));

    private static final Pattern SUFFIX = Pattern.compile("_[0-9A-Za-z_]*");
    private static final Pattern PICTURE = Pattern.compile("/[^/\\s]+/\\S+");

    private PresetRules() {}

    /** Reads the outputs of a preset and refuses whatever breaks a rule. */
    static List<PresetOutput> check(Parameters preset) {
        preset.text("Description");
        preset.int32("PresetType");
        List<PresetOutput> outputs = new ArrayList<>();
        boolean wantsLogo = false;
        for (Parameters output : preset.requireObjects("Output")) {
            Parameters format = output.requireObject("format");
            outputs.add(checkFormat(format));
            wantsLogo |= format.integer("logo_switch", 0) == 1;
        }
        checkDistinct(outputs);
        checkVideo(preset.object("Video"), wantsLogo);
        return outputs;
    }

    private static PresetOutput checkFormat(Parameters format) {
        int outputFormat = outputFormat(format);
        FORMAT_RANGES.forEach(range -> check(format, range));
        String suffix = format.text("suffix");
        if (suffix != null && !SUFFIX.matcher(suffix).matches()) {
            throw ServiceError.illegal(
                    format.path("suffix"), "an underscore followed by letters, digits or underscores");
        }
        Integer index = format.has("format_index") ? (int) format.integer("format_index", 0) : null;
        return new PresetOutput(outputFormat, index, suffix);
    }

    private static int outputFormat(Parameters format) {
        format.require("output_format");
        String given = format.text("output_format", "");
        for (int known : PresetOutput.FORMATS) {
            if (given.equals(Integer.toString(known))) {
                return known;
            }
        }
        throw new ServiceError(
                ErrNum.INVALID_OUTPUT_FORMAT, format.path("output_format") + " must be one of the output format table");
    }

    private static void checkDistinct(List<PresetOutput> outputs) {
        Set<String> formats = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < outputs.size(); i++) {
            PresetOutput output = outputs.get(i);
            String at = "Output[" + i + "].format.";
            if (!formats.add(output.outputFormat() + "/" + output.formatIndex())) {
                throw ServiceError.illegal(
                        at + "output_format", "used once in a preset, or set apart by another format_index");
            }
            if (!names.add(output.pushTriggeredName(""))) {
                throw ServiceError.illegal(at + "suffix", "distinct from the names of the preset's other outputs");
            }
        }
    }

    private static void checkVideo(@Nullable Parameters video, boolean wantsLogo) {
        // The document writes LOGO, the vendor's client libraries write logo.
        List<Parameters> logos = new ArrayList<>();
        if (video != null) {
            logos.addAll(video.objects("LOGO"));
            logos.addAll(video.objects("logo"));
        }
        if (wantsLogo && logos.isEmpty()) {
            throw new ServiceError(ErrNum.LACK_OF_PARAMETERS, "Video.LOGO, which logo_switch 1 needs");
        }
        for (Parameters logo : logos) {
            if (!PICTURE.matcher(logo.requireText("pic")).matches()) {
                throw ServiceError.illegal(logo.path("pic"), "a path /bucketname/objectname");
            }
            LOGO_RANGES.forEach(range -> check(logo, range));
        }
    }

    private static void check(Parameters members, Range range) {
        members.integer(range.member(), 0, range.min(), range.max());
    }
}
