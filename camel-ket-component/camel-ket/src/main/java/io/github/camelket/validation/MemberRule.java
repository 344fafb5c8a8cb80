/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

/**
 * What a member of a structure may be.
 *
 * @param member its name on the wire
 * @param value what it may be
 * @param isRequired whether it must be there
 */
record MemberRule(String member, ValueRule value, boolean isRequired) {

    static MemberRule required(String member, ValueRule value) {
        return new MemberRule(member, value, true);
    }

    static MemberRule optional(String member, ValueRule value) {
        return new MemberRule(member, value, false);
    }
}
