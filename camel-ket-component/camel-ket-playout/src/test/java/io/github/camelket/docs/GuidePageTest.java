/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelket.playout.guide.Airtime;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.GuideException;
import io.github.camelket.playout.guide.GuideReader;
import io.github.camelket.playout.guide.GuideText;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Programme;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.guide.Timetable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page about the guide: its guides are read, and its tables are the schema's. */
class GuidePageTest {
    private static final Path PAGE = Path.of("..", "..", "src", "docs", "guide.md");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm xxx", Locale.ROOT);

    @Test
    void theGuideOfThePageIsRead() throws IOException {
        List<String> guides = fences(PAGE, "yaml");

        assertThat(guides).hasSize(1);
        Guide guide = read(guides.get(0));
        assertThat(guide.channels()).singleElement().satisfies(channel -> assertThat(channel.programmes())
                .extracting(Programme::name)
                .containsExactly("Morning show", "Archive"));
        assertThat(guide.relays()).hasSize(1);
    }

    @Test
    void theErrorsOfThePageAreTold() throws IOException {
        GuideException refused = catchThrowableOfType(
                GuideException.class,
                () -> read(
                        """
                        uniqName: mydomain
                        app: live app
                        preset: mypreset
                        pubDomain: publish.example.com

                        channels:
                          - stream: news
                            programmes:
                              - name: Morning show
                                days: [mon]
                                start: "START"
                                end: "09:00"

                                playlist: [http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4]

                              - name: Archive
                                days: daily
                                start: "08:30"
                                end: "12:00"
                                PLAYLIST: [http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4]
                        """
                                .replace("START", "25:00")
                                .replace("PLAYLIST", "playlst")));
        GuideException overlaps = catchThrowableOfType(
                GuideException.class,
                () -> read(
                        """
                        uniqName: mydomain
                        app: live
                        preset: mypreset
                        pubDomain: publish.example.com

                        channels:
                          - stream: news
                            programmes:
                              - name: Morning show
                                days: [mon]
                                start: "06:00"
                                end: "09:00"

                                playlist: [http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4]

                              - name: Archive
                                days: daily
                                start: "08:30"
                                end: "12:00"
                                playlist: [http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4]
                        """));

        List<String> shown = fences(PAGE, "").get(1).lines().toList();
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(refused.errors().stream(), overlaps.errors().stream())
                                .map(Object::toString)
                                .filter(error -> !error.contains("has neither a playlist"))
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "guide,     /properties",
        "channel,   /definitions/channel/properties",
        "programme, /definitions/programme/properties",
        "bucket,    /definitions/programme/properties/bucket/properties",
        "relay,     /definitions/relay/properties",
        "window,    /definitions/relay/properties/windows/items/properties",
        "transcode, /definitions/relay/properties/transcode/properties",
        "logo,      /definitions/relay/properties/logos/items/properties",
    })
    void theTablesAreThoseOfTheSchema(String name, String pointer) throws IOException {
        JsonNode schema;
        try (InputStream json = Guide.class.getResourceAsStream("/io/github/camelket/playout/guide.schema.json")) {
            schema = new ObjectMapper().readTree(json);
        }
        List<List<String>> rows = new ArrayList<>();
        for (var member : schema.at(pointer).properties()) {
            JsonNode rules = member.getValue().has("$ref")
                    ? schema.at(member.getValue().get("$ref").asText().substring(1))
                    : member.getValue();
            assertThat(rules.path("title").asText()).as(member.getKey()).isNotBlank();
            rows.add(List.of(
                    "`" + member.getKey() + "`", rules.path("description").asText(), examples(rules)));
        }
        check(name, table(List.of("Member", "What", "Such as"), rows));
    }

    @Test
    void theNightsAreThoseOfTheTimetable() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(night("Europe/Berlin", LocalDate.of(2026, 3, 29), "01:00", "02:30"));
        rows.add(night("Europe/Berlin", LocalDate.of(2026, 3, 29), "02:30", "04:00"));
        rows.add(night("Europe/Berlin", LocalDate.of(2026, 3, 29), "02:00", "03:00"));
        rows.add(night("Europe/Berlin", LocalDate.of(2026, 10, 25), "01:00", "02:30"));
        rows.add(night("Europe/Berlin", LocalDate.of(2026, 10, 25), "02:30", "04:00"));
        rows.add(night("Australia/Lord_Howe", LocalDate.of(2026, 10, 4), "02:15", "03:00"));
        check("nights", table(List.of("Where and when", "In the guide", "On air, with the offset from UTC"), rows));
    }

    private static List<String> night(String zone, LocalDate date, String start, String end) {
        Airtime airtime = new Airtime(Set.of(), Set.of(date), Set.of(), LocalTime.parse(start), LocalTime.parse(end));
        Playlist playlist = new Playlist.Addresses(List.of("rtmp://in.example.com/live/a"));
        Channel channel = new Channel(
                new ChannelKey("mydomain", "live", "night"),
                "Night",
                "mypreset",
                "publish.example.com",
                ZoneId.of(zone),
                null,
                List.of(new Programme("Night", airtime, playlist, null)));
        Instant midnight = date.atStartOfDay(ZoneId.of(zone)).toInstant();
        List<Showing> showings = Timetable.of(channel).between(midnight, midnight.plusSeconds(86_400));
        String onAir = showings.isEmpty()
                ? "not shown"
                : clock(showings.get(0).start(), zone) + " to "
                        + clock(showings.get(0).end(), zone);
        return List.of(zone + ", " + date, start + " to " + end, onAir);
    }

    private static String clock(Instant time, String zone) {
        return CLOCK.format(time.atZone(ZoneId.of(zone)));
    }

    private static String examples(JsonNode rules) {
        List<String> examples = new ArrayList<>();
        rules.path("examples")
                .forEach(example -> examples.add("`"
                        + (example.isTextual()
                                ? example.textValue()
                                : example.toString().replace("\"", "").replace(",", ", "))
                        + "`"));
        rules.path("enum").forEach(word -> examples.add("`" + word.textValue() + "`"));
        return String.join(", ", examples);
    }

    /** Fails unless the table stands in the page, in the place that is marked with its name; {@code -Dket.docs.write} puts it there. */
    private static void check(String name, String table) throws IOException {
        String page = Files.readString(PAGE);
        Matcher place = Pattern.compile("(<!-- table: " + name + " -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL)
                .matcher(page);
        assertThat(place.find()).as("a place for table " + name).isTrue();
        if (System.getProperty("ket.docs.write") != null) {
            Files.writeString(PAGE, page.substring(0, place.start(2)) + table + page.substring(place.end(2)));
        } else {
            assertThat(place.group(2)).isEqualTo(table);
        }
    }

    private static String table(List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(head))
                .append(row(head.stream().map(cell -> "---").toList()));
        rows.forEach(row -> table.append(row(row)));
        return table.toString();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static List<String> fences(Path page, String language) throws IOException {
        return Pattern.compile("^```(.*)\n((?s:.*?))^```$", Pattern.MULTILINE)
                .matcher(Files.readString(page))
                .results()
                .filter(fence -> fence.group(1).equals(language))
                .map((MatchResult fence) -> fence.group(2))
                .toList();
    }

    private static Guide read(String guide) {
        return new GuideReader(null, null)
                .read(List.of(new GuideText("guide.yaml", guide.getBytes(StandardCharsets.UTF_8))));
    }
}
