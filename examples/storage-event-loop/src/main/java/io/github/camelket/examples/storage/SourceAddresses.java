/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The addresses under which the service reads the files: internal ones of the store, and signed ones if the bucket is
 * private. A signature must outlive the loop, and Signature V4 has none for longer than a week. So such a loop gets an hour
 * less than a week; two days before the signatures end it is given fresh ones, and its time anew.
 */
public final class SourceAddresses {

    private static final Duration SIGNED_FOR = Duration.ofDays(7);
    private static final Duration LOOP_TIME = SIGNED_FOR.minusHours(1);
    private static final Duration RENEW_BEFORE = Duration.ofDays(2);

    private static final Pattern SIGNED = Pattern.compile(".*[?&]X-Amz-Date=(\\w+)&.*X-Amz-Expires=(\\d+)(&.*|$)");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final S3Presigner presigner;
    private final String bucket;
    private final boolean pathStyle;
    private final boolean signed;

    /**
     * @param presigner for the store's internal endpoint
     * @param pathStyle whether the bucket is in the path of an address, and not in its host
     */
    SourceAddresses(S3Presigner presigner, String bucket, boolean pathStyle, boolean signed) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.pathStyle = pathStyle;
        this.signed = signed;
    }

    String of(String key) {
        String address = presigner
                .presignGetObject(request -> request.signatureDuration(SIGNED_FOR)
                        .getObjectRequest(file -> file.bucket(bucket).key(key)))
                .url()
                .toString();
        return signed ? address : withoutQuery(address);
    }

    /** How long a loop goes on; nothing if as long as the service lets it. */
    Duration loopTime() {
        return signed ? LOOP_TIME : null;
    }

    /** Whether addresses can still be read for long enough. */
    boolean last(List<String> onAir, Instant now) {
        return !signed || onAir.stream().map(SourceAddresses::end).allMatch(now.plus(RENEW_BEFORE)::isBefore);
    }

    private static Instant end(String address) {
        Matcher query = SIGNED.matcher(address);
        return query.matches()
                ? LocalDateTime.parse(query.group(1), DATE)
                        .toInstant(ZoneOffset.UTC)
                        .plusSeconds(Long.parseLong(query.group(2)))
                : Instant.MIN;
    }

    static boolean sameFiles(List<String> some, List<String> others) {
        return some.stream()
                .map(SourceAddresses::withoutQuery)
                .toList()
                .equals(others.stream().map(SourceAddresses::withoutQuery).toList());
    }

    String key(String address) {
        String path = URI.create(address).getPath();
        return path.substring(pathStyle ? bucket.length() + 2 : 1);
    }

    private static String withoutQuery(String address) {
        return address.replaceFirst("\\?.*", "");
    }
}
