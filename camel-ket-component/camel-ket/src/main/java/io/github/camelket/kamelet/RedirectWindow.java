/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.RedirectTransParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Kamelet ket-redirect-window: redirects from one time to another. Its options are the Kamelet's. */
public final class RedirectWindow extends KameletSource {

    /** RedirectStart, src: 最多支持20路. */
    private static final int MOST_PAIRS = 20;

    private @Nullable String src;
    private @Nullable String durl;
    private @Nullable String startTime;
    private @Nullable String stopTime;
    private String timeZone = "Asia/Shanghai";
    private @Nullable String transParams;

    public RedirectWindow() {
        super("ket-redirect-window");
    }

    @Override
    KameletWork prepare(Steps steps) throws Exception {
        ZoneId zone = zone("timeZone", timeZone);
        Instant start = time("startTime", startTime, zone);
        Instant stop = time("stopTime", stopTime, zone);
        if (!stop.isAfter(start)) {
            throw invalid("stopTime", stopTime, "after startTime, which is " + startTime);
        }
        Redirects redirects = new Redirects(steps, pairs(), start, stop, clock());
        ket().check(redirects.request());
        return redirects;
    }

    private Instant time(String property, @Nullable String text, ZoneId zone) {
        String time = text == null ? "" : text;
        try {
            return OffsetDateTime.parse(time).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(time).atZone(zone).toInstant().truncatedTo(ChronoUnit.SECONDS);
            } catch (DateTimeException neither) {
                throw invalid(property, text, "a time such as 2026-11-23T19:30:00, or 2026-11-23T19:30:00+08:00");
            }
        }
    }

    /** Neither addresses nor parameters are shown when they are refused: there may be keys in them. */
    private List<RedirectPair> pairs() {
        List<String> sources = list(src);
        List<String> targets = list(durl);
        List<RedirectTransParam> settings = transParams();
        if (sources.isEmpty() || sources.size() > MOST_PAIRS) {
            throw new IllegalArgumentException("Property src of Kamelet " + kamelet() + " names " + sources.size()
                    + " sources, but must name 1 to " + MOST_PAIRS);
        }
        mustMatch("durl", targets.size(), sources.size());
        if (!settings.isEmpty()) {
            mustMatch("transParams", settings.size(), sources.size());
        }
        List<RedirectPair> pairs = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            pairs.add(new RedirectPair(sources.get(i), targets.get(i), settings.isEmpty() ? null : settings.get(i)));
        }
        if (pairs.stream().map(RedirectPair::way).distinct().count() < pairs.size()) {
            throw new IllegalArgumentException(
                    "Properties src and durl of Kamelet " + kamelet() + " name the same source and target twice");
        }
        return pairs;
    }

    private void mustMatch(String property, int size, int sources) {
        if (size != sources) {
            throw new IllegalArgumentException("Property " + property + " of Kamelet " + kamelet() + " has " + size
                    + " elements, but must have one for each of the " + sources + " sources of src");
        }
    }

    private static List<String> list(@Nullable String text) {
        return Stream.of(text == null ? new String[0] : text.split(","))
                .map(String::trim)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private List<RedirectTransParam> transParams() {
        if (transParams == null) {
            return List.of();
        }
        try {
            List<RedirectTransParam> settings =
                    KetJson.MAPPER.readValue(transParams, new TypeReference<List<RedirectTransParam>>() {});
            if (settings != null && settings.stream().allMatch(Objects::nonNull)) {
                return settings;
            }
        } catch (JsonProcessingException e) {
            // Said below, without what the parser would quote.
        }
        throw new IllegalArgumentException("Property transParams of Kamelet " + kamelet()
                + " is something else, but must be a JSON array with an object for each source");
    }

    public void setSrc(String src) {
        this.src = src;
    }

    public void setDurl(String durl) {
        this.durl = durl;
    }

    public void setStartTime(String startTime) {
        this.startTime = startTime;
    }

    public void setStopTime(String stopTime) {
        this.stopTime = stopTime;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public void setTransParams(@Nullable String transParams) {
        this.transParams = unlessBlank(transParams);
    }
}
