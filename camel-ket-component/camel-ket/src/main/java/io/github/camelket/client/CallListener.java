/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

/**
 * Is told of every call that was made, after its end and on the thread that made it. Beans of this type in the registry
 * are found when a route or a template that uses the component starts; others are given to the component.
 *
 * <p>What a listener throws is logged and does the call no harm. Time that it takes is the call's.
 */
@FunctionalInterface
public interface CallListener {

    /** Is told of one call; a call that was made again is told each time. */
    void ended(CompletedCall call);

    /**
     * Is told of a call that is not made, as it would have to wait for its turn for longer than it may: nothing is sent.
     *
     * @param reason why, in words that are fit to be shown
     */
    default void heldBack(KetRequest request, String reason) {}
}
