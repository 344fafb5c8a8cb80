/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The error numbers of the service ({@code ErrNum}, or {@code errno} for the Redirect actions), as listed in the API
 * document under 直播转码错误码定义; 1030 is documented with RedirectStart only. Numbers that are not listed here are
 * carried as they are: an answer is never refused for its number.
 */
public enum KetError {
    SUCCESS(0, true),
    UNKNOWN(1, false),
    MISSING_PARAMETER(1000, true),
    ILLEGAL_PARAMETER(1001, true),
    INVALID_UNIQ_NAME(1002, true),
    INVALID_APP(1003, true),
    INVALID_STREAM(1004, true),
    INVALID_PRESET(1005, true),
    INVALID_OUTPUT_FORMAT(1006, true),
    INVALID_DURL(1030, true),
    ACCESS_DENIED(1100, true),
    NOT_FOUND(1200, true),
    ALREADY_EXISTS(1201, true),
    INSERT_FAILED(1202, false),
    DELETE_FAILED(1203, false),
    UPDATE_FAILED(1204, false),
    TASK_FAILED(1300, false),
    TASK_NOT_FOUND(1301, true);

    private static final Map<Integer, KetError> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(KetError::number, Function.identity()));

    private final int number;
    private final boolean settled;

    KetError(int number, boolean settled) {
        this.number = number;
        this.settled = settled;
    }

    public int number() {
        return number;
    }

    /**
     * Whether this number says for certain what happened. A request that was refused with such a number changed
     * nothing; any other number may mean that a part of it was done.
     */
    public boolean isSettled() {
        return settled;
    }

    public static Optional<KetError> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }
}
