/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a stream is transcoded to unless a {@link PresetFormat} says otherwise: a row of the table of output formats
 * (转码输出格式表). The figures are upper limits, as the service never enlarges a picture and never raises a rate.
 *
 * @param number the vendor's number of the row
 */
public record OutputFormat(@JsonValue int number) {

    public static final OutputFormat H264_144P = new OutputFormat(256);
    public static final OutputFormat H264_240P = new OutputFormat(257);
    public static final OutputFormat H264_360P = new OutputFormat(258);
    public static final OutputFormat H264_480P = new OutputFormat(259);
    public static final OutputFormat H264_540P = new OutputFormat(260);
    public static final OutputFormat H264_720P = new OutputFormat(261);
    public static final OutputFormat H264_960P = new OutputFormat(263);
    public static final OutputFormat H264_1080P = new OutputFormat(264);
    public static final OutputFormat H264_1440P = new OutputFormat(266);
    public static final OutputFormat H264_2160P = new OutputFormat(268);
    /** H.264 with the resolution and the frame rate of the source. */
    public static final OutputFormat H264_COPY = new OutputFormat(271);

    public static final OutputFormat H265_360P = new OutputFormat(274);
    public static final OutputFormat H265_480P = new OutputFormat(275);
    public static final OutputFormat H265_540P = new OutputFormat(276);
    public static final OutputFormat H265_720P = new OutputFormat(277);
    public static final OutputFormat H265_960P = new OutputFormat(279);
    public static final OutputFormat H265_1080P = new OutputFormat(280);
    public static final OutputFormat H265_1440P = new OutputFormat(282);
    public static final OutputFormat H265_2160P = new OutputFormat(284);
    /** H.265 with the resolution and the frame rate of the source. */
    public static final OutputFormat H265_COPY = new OutputFormat(287);

    /**
     * The figures of a row. All of them are FLV with AAC sound of two channels.
     *
     * @param format whose figures these are
     * @param videoCodec H.264 or H.265
     * @param lines height of the picture in pixels; that of the source if absent
     * @param framesPerSecond that of the source if absent
     * @param videoBitRate bit rate of the picture; by the source if absent
     * @param sampleRate of the sound, in Hz
     * @param audioBitRate bit rate of the sound
     */
    public record Profile(
            OutputFormat format,
            VideoCodec videoCodec,
            @Nullable Integer lines,
            @Nullable Integer framesPerSecond,
            @Nullable BitRate videoBitRate,
            int sampleRate,
            BitRate audioBitRate) {

        /** The container, for every format the same. */
        public static final String CONTAINER = "flv";

        public static final AudioCodec AUDIO_CODEC = AudioCodec.AAC;

        public static final int CHANNELS = 2;
    }

    // spotless:off
    private static final List<Profile> TABLE = List.of(
        //  format       lines  fps  video kbit/s  Hz     audio kbit/s
        h264(H264_144P,    144,  10,   150,        22050,  24),
        h264(H264_240P,    240,  15,   250,        22050,  32),
        h264(H264_360P,    360,  18,   500,        22050,  48),
        h264(H264_480P,    480,  24,   800,        44100,  64),
        h264(H264_540P,    540,  25,   900,        44100,  64),
        h264(H264_720P,    720,  25,  1100,        44100,  96),
        h264(H264_960P,    960,  30,  1700,        44100, 128),
        h264(H264_1080P,  1080,  30,  2048,        44100, 128),
        h264(H264_1440P,  1440,  30,  3072,        44100, 128),
        h264(H264_2160P,  2160,  30,  6144,        44100, 128),
        h264(H264_COPY,   null, null, null,        44100, 128),
        h265(H265_360P,    360,  18,   400,        22050,  48),
        h265(H265_480P,    480,  24,   600,        44100,  64),
        h265(H265_540P,    540,  25,   650,        44100,  64),
        h265(H265_720P,    720,  25,   800,        44100,  96),
        h265(H265_960P,    960,  30,  1200,        44100, 128),
        h265(H265_1080P,  1080,  30,  1400,        44100, 128),
        h265(H265_1440P,  1440,  30,  2048,        44100, 128),
        h265(H265_2160P,  2160,  30,  4096,        44100, 128),
        h265(H265_COPY,   null, null, null,        44100, 128));
    // spotless:on

    private static final Map<OutputFormat, Profile> PROFILES =
            TABLE.stream().collect(Collectors.toUnmodifiableMap(Profile::format, Function.identity()));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OutputFormat {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static OutputFormat parse(String text) {
        return KetJson.number(text, OutputFormat::new);
    }

    /** The table, in the order of its numbers. */
    public static List<Profile> table() {
        return TABLE;
    }

    /** The format of that codec and height: {@code find(VideoCodec.H265, 720)}. */
    public static Optional<OutputFormat> find(VideoCodec codec, int lines) {
        return TABLE.stream()
                .filter(profile ->
                        profile.videoCodec().equals(codec) && profile.lines() != null && profile.lines() == lines)
                .map(Profile::format)
                .findFirst();
    }

    /** This format's row; empty if the table has no such number. */
    public Optional<Profile> profile() {
        return Optional.ofNullable(PROFILES.get(this));
    }

    public boolean isKnown() {
        return PROFILES.containsKey(this);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }

    private static Profile h264(
            OutputFormat format,
            @Nullable Integer lines,
            @Nullable Integer fps,
            @Nullable Integer video,
            int hz,
            int audio) {
        return profile(format, VideoCodec.H264, lines, fps, video, hz, audio);
    }

    private static Profile h265(
            OutputFormat format,
            @Nullable Integer lines,
            @Nullable Integer fps,
            @Nullable Integer video,
            int hz,
            int audio) {
        return profile(format, VideoCodec.H265, lines, fps, video, hz, audio);
    }

    private static Profile profile(
            OutputFormat format,
            VideoCodec codec,
            @Nullable Integer lines,
            @Nullable Integer fps,
            @Nullable Integer video,
            int hz,
            int audio) {
        BitRate videoBitRate = video == null ? null : BitRate.kbps(video);
        return new Profile(format, codec, lines, fps, videoBitRate, hz, BitRate.kbps(audio));
    }
}
