/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import static io.github.camelket.validation.MemberRule.optional;
import static io.github.camelket.validation.MemberRule.required;
import static io.github.camelket.validation.ValueRule.atLeast;
import static io.github.camelket.validation.ValueRule.oneOf;
import static io.github.camelket.validation.ValueRule.pattern;
import static io.github.camelket.validation.ValueRule.range;

import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Violation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Presets (sections "preset structure" to "output format table"). That the suffix of a preset that playing triggers is
 * {@code _} and the preset's name is not checked: a preset does not say what it is for.
 */
final class PresetRules {

    private static final MemberRule LOGO_SWITCH = optional("logo_switch", range(0, 1));

    // spotless:off
    /** Section "format structure"; the document demands a suffix there, and explains elsewhere how to do without. */
    private static final List<MemberRule> FORMAT = List.of(
        required("output_format", oneOf(
            OutputFormat.table().stream().map(row -> Integer.toString(row.format().number())).toArray(String[]::new))),
        optional("format_index",  range(0, 99)),
        optional("width",         range(0, 3000)),
        optional("height",        range(0, 3000)),
        optional("abr",           range(20_000, 320_000)),
        optional("vbr",           range(100_000, 10_000_000)),
        optional("fr",            range(1, 30)),
        // No range is documented; a picture group of no length makes no sense.
        optional("gop",           atLeast(1)),
        optional("suffix",        pattern("_[0-9A-Za-z_]*", "an underscore, and letters, digits or underscores after it")),
        optional("remuxflag",     range(0, 3)),
        optional("exstream",      range(0, 2)));

    /** Section "LOGO structure". */
    private static final List<MemberRule> LOGO = List.of(
        required("pic",           pattern("/[^/\\s]+/\\S+", "a path /bucketname/objectname")),
        optional("optimal_w",     atLeast(0)),
        optional("optimal_h",     atLeast(0)),
        optional("offsetX",       ValueRule.WHOLE_NUMBER),
        optional("offsetY",       ValueRule.WHOLE_NUMBER));
    // spotless:on

    private final Structure preset;
    private final Set<String> formats = new HashSet<>();
    private final Set<String> suffixes = new HashSet<>();

    private PresetRules(Structure preset) {
        this.preset = preset;
    }

    static void check(Structure preset) {
        new PresetRules(preset).check();
    }

    private void check() {
        Optional<String> wantsLogo = Optional.empty();
        for (Structure output : preset.someStructures("Output")) {
            if (!output.has("format")) {
                output.note(Violation.missing(output.path("format"), output.path("format")));
            }
            Optional<Structure> format = output.structure("format");
            if (format.isPresent() && checkFormat(format.get()) && wantsLogo.isEmpty()) {
                wantsLogo = Optional.of(format.get().path(LOGO_SWITCH.member()));
            }
        }
        Optional<Structure> video = preset.structure("Video");
        List<Structure> logos = new ArrayList<>();
        // The document writes LOGO, the vendor's client libraries write logo.
        video.ifPresent(structure -> logos.addAll(structure.structures("LOGO")));
        video.ifPresent(structure -> logos.addAll(structure.structures("logo")));
        logos.forEach(logo -> logo.check(LOGO));
        if (wantsLogo.isPresent() && logos.isEmpty()) {
            preset.note(Violation.missing("Video.LOGO", "Video.LOGO (" + wantsLogo.get() + " is 1)"));
        }
    }

    /** Whether the format wants a logo. */
    private boolean checkFormat(Structure format) {
        format.check(FORMAT);
        checkDistinct(format);
        return format.number(LOGO_SWITCH).orElse(0) == 1;
    }

    /**
     * Section "push-triggered transcoding": what tells the streams of the outputs apart. Figures out of their range count
     * as well: where they are let through, streams of one name are still a contradiction.
     */
    private void checkDistinct(Structure format) {
        Optional<String> outputFormat = format.text("output_format");
        Optional<BigInteger> index = ValueRule.numberOf(format.get("format_index"));
        if (outputFormat.isEmpty() || index.isEmpty() && format.has("format_index")) {
            return;
        }
        String unlessGiven =
                "_" + outputFormat.get() + index.map("%02d"::formatted).orElse("");
        if (!formats.add(outputFormat.get() + "/" + index)) {
            format.note(Violation.contradiction(
                    format.path("output_format"),
                    format.get("output_format"),
                    "another one than in the preset's other outputs, or have a format_index that they have not"));
        }
        if (!suffixes.add(format.text("suffix").orElse(unlessGiven))) {
            format.note(Violation.contradiction(
                    format.path("suffix"), format.get("suffix"), "another one than in the preset's other outputs"));
        }
    }
}
