/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The members that every answer of the service ends with. */
final class Answers {

    private Answers() {}

    static ObjectNode success() {
        return succeed(JsonNodeFactory.instance.objectNode());
    }

    static ObjectNode succeed(ObjectNode answer) {
        return answer.put("ErrNum", ErrNum.SUCCESS.number).put("ErrMsg", ErrNum.SUCCESS.message);
    }

    static ObjectNode refusal(LocalAction action, ServiceError error) {
        return refusal(action.answersInLowerCase(), error.members.deepCopy(), error.errNum.number, error.getMessage());
    }

    static ObjectNode refusal(boolean lowerCase, ObjectNode answer, int number, String message) {
        return lowerCase
                ? answer.put("errno", number).put("errmsg", message)
                : answer.put("ErrNum", number).put("ErrMsg", message);
    }
}
