/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

/**
 * A call to the service, typed: the body of a message to {@code ket:call}, which takes the action from it, or to an endpoint
 * of that action. Each action has a record of its own, which is named like it and made by its {@code builder()}.
 */
public interface KetCall extends KetMessage {

    /** What is called. */
    KetAction action();
}
