/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.client.CallListener;
import io.github.camelket.client.CallListenerFactory;
import io.github.camelket.client.CallLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;

/** Whom a component tells of its calls: the log, whom it was given, beans of the registry, and what factories make. */
final class CallListeners {

    /** Read by the calls that are under way. */
    private final List<CallListener> told = new CopyOnWriteArrayList<>(List.of(new CallLog()));

    private final List<CallListener> found = new ArrayList<>();
    private final List<CallListener> made = new CopyOnWriteArrayList<>();
    /** The beans that were found, under their names; one of prototype scope is another one each time. */
    private final Map<String, CallListener> beans = new HashMap<>();

    private boolean looked;
    private boolean used;

    boolean add(CallListener listener) {
        return !told.contains(listener) && told.add(listener);
    }

    void remove(CallListener listener) {
        told.remove(listener);
    }

    <T extends CallListener> Optional<T> of(Class<T> type) {
        return told.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /**
     * All listeners, among them those of the registry as it is now: asked when a caller is made and not when the component
     * is, as an application may bind what it has in between.
     */
    synchronized List<CallListener> find(CamelContext context, Clock clock) {
        used = true;
        context.getRegistry().findByTypeWithName(CallListener.class).forEach(this::addBean);
        if (!looked) {
            looked = true;
            // Our own class loader's, which sees our own factories wherever the application was loaded.
            ServiceLoader.load(CallListenerFactory.class, CallListeners.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .flatMap(factory -> factory.create(context, clock).stream())
                    .forEach(this::addMade);
        }
        return told;
    }

    private void addBean(String name, CallListener bean) {
        if (beans.putIfAbsent(name, bean) == null && add(bean)) {
            found.add(bean);
        }
    }

    private void addMade(CallListener listener) {
        made.add(listener);
        add(listener);
    }

    /** After a stop, for the callers that outlive it and ask no more. */
    synchronized void start(CamelContext context, Clock clock) {
        if (used) {
            find(context, clock);
        }
    }

    /** Lets go of what was found, and of what was made for a component that stops; it is made anew if that starts again. */
    synchronized void stop() {
        ServiceHelper.stopService(made);
        told.removeAll(made);
        made.clear();
        told.removeAll(found);
        found.clear();
        beans.clear();
        looked = false;
    }
}
