/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.push;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that is pushed to be transcoded.
 *
 * @param name what it is pushed as
 * @param preset the preset that it is transcoded by
 */
public record PushedStream(String name, String preset) {

    private static final Logger LOG = LoggerFactory.getLogger(PushedStream.class);
    private static final Pattern ENTRY = Pattern.compile("([0-9A-Za-z_.-]+):([0-9A-Za-z_]{2,32})");

    /** Reads a list like {@code news:ladder, door:monitor}. An entry that cannot be is told and left out. */
    static List<PushedStream> list(String text) {
        List<PushedStream> streams = new ArrayList<>();
        String[] entries = text.split(",");
        for (int i = 0; i < entries.length; i++) {
            String place = "streams, entry " + (i + 1);
            Matcher entry = ENTRY.matcher(entries[i].strip());
            if (!entry.matches()) {
                LOG.error("{} must be a stream and a preset like news:ladder, but is '{}'", place, entries[i].strip());
            } else if (streams.stream().anyMatch(stream -> stream.name().equals(entry.group(1)))) {
                LOG.error("{}: stream {} is in the list already", place, entry.group(1));
            } else {
                streams.add(new PushedStream(entry.group(1), entry.group(2)));
            }
        }
        return streams;
    }
}
