/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guide as it is in force. A new version of its files comes into force as a whole or, if anything is wrong with it, not
 * at all.
 */
public final class GuideFiles {
    private static final Logger LOG = LoggerFactory.getLogger(GuideFiles.class);

    /**
     * A guide in force.
     *
     * @param at since when
     */
    public record Loaded(Guide guide, Instant at) {}

    private final GuideReader reader;
    private final GuideSource source;
    private final Clock clock;

    private @Nullable String inForce;
    private @Nullable String refused;
    /** What was found the last time: only what is found twice is taken, as it may be written just now. */
    private @Nullable String candidate;

    private volatile @Nullable String problem;

    /**
     * @param locations Camel resource locations, separated by commas: {@code file:guide.yaml}, {@code file:guides/*.yaml},
     *     {@code classpath:guide.yaml}, {@code https://…}
     */
    public GuideFiles(CamelContext context, String locations, GuideReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
        source = new GuideSource(context, locations);
    }

    /**
     * Reads the files for the first time.
     *
     * @throws GuideException if one cannot be read, or anything is wrong in any of them
     */
    public synchronized Loaded load() {
        List<GuideText> texts = source.read();
        Guide guide = reader.read(texts);
        inForce = GuideSource.fingerprint(texts);
        refused = null;
        problem = null;
        return new Loaded(guide, clock.instant());
    }

    /**
     * Looks at the files again. A change counts when it is found a second time: a file may be half written, or be missing for
     * a moment, and be a good guide all the same.
     *
     * @return the new guide if they have changed and nothing is wrong; nothing if the old one stays in force: see
     *     {@link #problem}
     */
    public synchronized Optional<Loaded> refresh() {
        String found = null;
        try {
            List<GuideText> texts = source.read();
            found = GuideSource.fingerprint(texts);
            if (found.equals(inForce)) {
                asBefore();
                return Optional.empty();
            }
            boolean isBeingWritten = !found.equals(candidate);
            candidate = found;
            if (isBeingWritten || found.equals(refused)) {
                return Optional.empty();
            }
            Guide guide = reader.read(texts);
            inForce = found;
            refused = null;
            problem = null;
            LOG.info("A new version of the guide is in force: {}.", guide.summary());
            return Optional.of(new Loaded(guide, clock.instant()));
        } catch (GuideException e) {
            refuse(found, e.getMessage());
            return Optional.empty();
        }
    }

    /** Why what is in the files now is not in force; nothing if it is. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void asBefore() {
        if (problem != null) {
            LOG.info("The guide is as it was before again.");
        }
        refused = null;
        candidate = null;
        problem = null;
    }

    /** Told once, as it is found again at each look. */
    private void refuse(@Nullable String version, String why) {
        if (!why.equals(problem)) {
            LOG.error("The new version of the guide is refused, and the one before stays in force:\n{}", why);
        }
        refused = version;
        problem = why;
    }
}
