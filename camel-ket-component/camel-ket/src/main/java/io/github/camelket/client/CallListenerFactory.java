/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.time.Clock;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.camel.CamelContext;

/**
 * Makes a listener where a component starts that has use for it. Factories are found by {@link ServiceLoader}, so that
 * nothing here knows the libraries that a listener needs.
 */
public interface CallListenerFactory {

    /**
     * The listener of a component, or none where it is not wanted or what it needs is missing. One that is a
     * {@link org.apache.camel.Service} is stopped with the component.
     *
     * @param clock what time it is for the component
     */
    Optional<CallListener> create(CamelContext context, Clock clock);
}
