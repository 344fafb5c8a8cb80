/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** The body of an answer, read to its end, or up to where it broke off or was given up on. */
final class AnswerBody {

    /** How much is kept of what turns out too large: enough to quote from. */
    private static final int QUOTABLE = 4096;

    private static final int MOST_AT_ONCE = 8192;

    /** Some less than an array may have, and one less than there is room for at most. */
    private static final int LARGEST = Integer.MAX_VALUE - 16;

    private byte[] bytes;
    private int length;
    private boolean tooLarge;
    private @Nullable IOException interrupted;

    private AnswerBody(int room) {
        bytes = new byte[room];
    }

    /**
     * @param entity what is read; none is an empty body
     * @param limit how many bytes it may have
     * @param patience how long all of it may take
     */
    static AnswerBody read(@Nullable HttpEntity entity, int limit, Duration patience) {
        AnswerBody body = new AnswerBody(room(entity));
        if (entity != null) {
            try {
                body.fill(entity.getContent(), Math.min(limit, LARGEST), patience);
            } catch (IOException e) {
                body.interrupted = e;
            }
        }
        return body;
    }

    /**
     * As much as the answer says it has, which mostly is little; not more than is worth having at once. And one byte, so that
     * the end is found without more room.
     */
    private static int room(@Nullable HttpEntity entity) {
        long told = entity == null ? 0 : entity.getContentLength();
        return 1 + (told < 0 || told > MOST_AT_ONCE ? MOST_AT_ONCE : (int) told);
    }

    private void fill(InputStream in, int limit, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        int read;
        while (!tooLarge && (read = in.read(bytes, length, bytes.length - length)) >= 0) {
            length += read;
            tooLarge = length > limit;
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("The answer is not whole after " + patience);
            }
            if (length == bytes.length && !tooLarge) {
                // One more than is allowed shows that it is too much.
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * length, limit + 1L));
            }
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, tooLarge ? Math.min(length, QUOTABLE) : length);
    }

    boolean tooLarge() {
        return tooLarge;
    }

    @Nullable
    IOException interrupted() {
        return interrupted;
    }
}
