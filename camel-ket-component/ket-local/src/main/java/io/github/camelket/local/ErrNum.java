/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

/**
 * The service's error table (section "error codes" of the API document), texts to the letter, misspellings included,
 * plus 1030, which RedirectStart answers although the table omits it.
 */
enum ErrNum {
    SUCCESS(0, "success"),
    UNKNOWN(1, "unknow issue"),
    LACK_OF_PARAMETERS(1000, "lack of parameters"),
    PARAMETER_ILLEGAL(1001, "parameter illegal"),
    INVALID_UNIQ_NAME(1002, "lack of parameters"),
    INVALID_APP(1003, "invalid app name"),
    INVALID_STREAM(1004, "invalid stream name"),
    INVALID_PRESET(1005, "invalid preset name"),
    INVALID_OUTPUT_FORMAT(1006, "invalid output format"),
    INVALID_DURL(1030, "invalid durl"),
    ACCESS_DENIED(1100, "access denied"),
    RECORD_EMPTY(1200, "record is empty"),
    RECORD_EXISTS(1201, "record already exist"),
    ADD_FAILED(1202, "add record fail"),
    DROP_FAILED(1203, "drop record fail"),
    UPDATE_FAILED(1204, "update record fail"),
    TASK_FAILED(1300, "task fail"),
    TASK_UNKNOWN(1301, "task most exist");

    final int number;
    final String message;

    ErrNum(int number, String message) {
        this.number = number;
        this.message = message;
    }
}
