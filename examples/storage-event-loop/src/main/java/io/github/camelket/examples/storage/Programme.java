/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What should be on air: the videos of a folder of the bucket, the oldest first, so that a new one is appended. */
public final class Programme {

    private static final Comparator<S3Object> OLDEST_FIRST =
            Comparator.comparing(S3Object::lastModified).thenComparing(S3Object::key);

    private final S3Client store;
    private final String bucket;
    private final String prefix;
    private final SourceAddresses addresses;
    private final String streamId;
    private final Clock clock;

    Programme(S3Client store, String bucket, String prefix, SourceAddresses addresses, String streamId, Clock clock) {
        this.store = store;
        this.bucket = bucket;
        this.prefix = prefix;
        this.addresses = addresses;
        this.streamId = streamId;
        this.clock = clock;
    }

    public Listing newListing() {
        return new Listing(bucket, prefix);
    }

    public Look compare(@ExchangeProperty("listing") Listing listing, @Body LoopListResult loops) {
        List<String> sources = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        listing.files().stream().sorted(OLDEST_FIRST).forEach(file -> refusal(file)
                .ifPresentOrElse(
                        reason -> refused.add(new Refused(file.key(), file.eTag(), reason)),
                        () -> sources.add(addresses.of(file.key()))));
        List<String> onAir = onAir(loops);
        return new Look(step(sources, onAir), sources, refused, onAir, addresses);
    }

    private Look.Step step(List<String> sources, List<String> onAir) {
        if (sources.isEmpty()) {
            return onAir.isEmpty() ? Look.Step.NONE : Look.Step.STOP;
        }
        if (onAir.isEmpty()) {
            return Look.Step.START;
        }
        return SourceAddresses.sameFiles(sources, onAir) && addresses.last(onAir, clock.instant())
                ? Look.Step.NONE
                : Look.Step.UPDATE;
    }

    /** Each output of the preset has a task, and all of them play the same. A list without places is in order. */
    private List<String> onAir(LoopListResult loops) {
        return loops.list().stream()
                .filter(loop -> streamId.equals(loop.streamId()))
                .findFirst()
                .map(Loop::srcInfo)
                .orElse(List.of())
                .stream()
                .sorted(Comparator.comparing(LoopSource::index, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(LoopSource::path)
                .toList();
    }

    private static Optional<String> refusal(S3Object file) {
        if (file.key().matches(".*\\.(part|partial|tmp|crdownload|filepart)")) {
            return Optional.of("its name says that it is half-uploaded");
        }
        if (!LoopSource.isPlayable(file.key())) {
            return Optional.of("no loop plays files of its type, but mp4, flv, m3u8, mpegs and ts");
        }
        return file.size() == 0 ? Optional.of("it is empty") : Optional.empty();
    }

    /** Uploads in parts that are under way, or that were given up. */
    public List<Refused> halfUploaded() {
        return store
                .listMultipartUploadsPaginator(request -> request.bucket(bucket).prefix(prefix))
                .uploads()
                .stream()
                .map(upload -> new Refused(
                        upload.key(), upload.uploadId(), "it is half-uploaded, since " + upload.initiated()))
                .toList();
    }
}
