/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.model.KetCall;
import io.github.camelket.model.KetResult;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** What the work of a Kamelet is done with: calls, times, and the route that is told of it. */
interface Steps {

    /** Something to do; what it throws goes to the route's error handling. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    /** Makes one call, once. The exchange carries its result, or what it failed with. */
    Exchange call(KetCall call);

    /** Makes one call whose outcome is not for the route. */
    <T extends KetResult> T read(KetCall call, Class<T> type) throws Exception;

    /** Hands the outcome of a call to the route: to its processors, or, of one that failed, to its error handling. */
    void deliver(Exchange exchange);

    /** Takes a step at once and then again and again. */
    void every(Duration period, Step step);

    /** Takes a step as soon as those before it are done. */
    void take(Step step);

    /** Something to clear away when the route stops. */
    void atStop(AutoCloseable ending);

    /** Kamelet and route, to name things by. */
    String name();

    CamelContext context();
}
