/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import io.github.camelket.client.CallListener;
import io.github.camelket.client.CallListenerFactory;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** A memory of calls for the page of the developer console, where the application has turned that on. */
public final class RecentCallsFactory implements CallListenerFactory {

    @Override
    public Optional<CallListener> create(CamelContext context, Clock clock) {
        return Boolean.TRUE.equals(context.isDevConsole()) ? Optional.of(new RecentCalls()) : Optional.empty();
    }
}
