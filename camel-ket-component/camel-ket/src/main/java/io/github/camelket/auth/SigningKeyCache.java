/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys of the day. Deriving one costs four HMACs, more than all the rest of a signature.
 *
 * <p>A short array, replaced as a whole: a component has one or a few accounts, and reading must not wait. Keys of
 * another day leave when a key is added, so that a secret that was rotated does not stay for good.
 */
final class SigningKeyCache {

    static final int BOUND = 16;

    private final String service;
    private volatile SigningKey[] newestFirst = {};

    SigningKeyCache(String service) {
        this.service = SigningKey.requireScopePart("service", service);
    }

    SigningKey get(String secret, String day, String region) {
        SigningKey known = find(secret, day, region);
        return known != null ? known : derive(secret, day, region);
    }

    int size() {
        return newestFirst.length;
    }

    private @Nullable SigningKey find(String secret, String day, String region) {
        for (SigningKey key : newestFirst) {
            if (key.isFor(secret, day, region)) {
                return key;
            }
        }
        return null;
    }

    private synchronized SigningKey derive(String secret, String day, String region) {
        SigningKey meanwhile = find(secret, day, region);
        if (meanwhile != null) {
            return meanwhile;
        }
        SigningKey key = new SigningKey(secret, day, region, service);
        newestFirst = Stream.concat(Stream.of(key), Arrays.stream(newestFirst).filter(other -> other.isOf(day)))
                .limit(BOUND)
                .toArray(SigningKey[]::new);
        return key;
    }
}
