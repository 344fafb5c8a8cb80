/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/**
 * The health checks of what is started, in Camel's own repository of producers' checks, which is off unless the application
 * turns it on. Each question is asked by one check, however many routes depend on the answer.
 */
final class HealthChecks {

    /** A check and one that wants it; the same check may be here for several. */
    private record Wanted(KetEndpoint by, HealthQuestion question, HealthCheck check) {}

    private final KetComponent component;
    /** Read by the other components of the context, without waiting for this one. */
    private final List<Wanted> wanted = new CopyOnWriteArrayList<>();

    HealthChecks(KetComponent component) {
        this.component = component;
    }

    synchronized void add(KetEndpoint endpoint) {
        WritableHealthCheckRepository repository = repository();
        if (repository == null || !component.isHealthCheckProducerEnabled()) {
            return;
        }
        HealthQuestion question = HealthQuestion.of(endpoint);
        HealthCheck check = wanted.stream()
                .filter(other -> other.question().equals(question))
                .map(Wanted::check)
                .findFirst()
                .orElseGet(() -> added(endpoint, question, repository));
        wanted.add(new Wanted(endpoint, question, check));
    }

    private HealthCheck added(KetEndpoint endpoint, HealthQuestion question, WritableHealthCheckRepository repository) {
        HealthCheck check = new KetHealthCheck(freeId(question.id()), question, endpoint);
        repository.addHealthCheck(check);
        return check;
    }

    /** The same question may be asked with other credentials or elsewhere, or by another component; ids tell checks apart. */
    private String freeId(String id) {
        String free = id;
        for (int number = 2; isTakenByAny(free); number++) {
            free = id + "#" + number;
        }
        return free;
    }

    private boolean isTakenByAny(String id) {
        CamelContext context = component.getCamelContext();
        return isTaken(id)
                || context.getComponentNames().stream()
                        .map(context::hasComponent)
                        .anyMatch(other -> other instanceof KetComponent ket
                                && ket.healthChecks().isTaken(id));
    }

    private boolean isTaken(String id) {
        return wanted.stream().anyMatch(other -> other.check().getId().equals(id));
    }

    synchronized void remove(KetEndpoint endpoint) {
        wanted.stream().filter(other -> other.by() == endpoint).findFirst().ifPresent(this::remove);
    }

    private void remove(Wanted unwanted) {
        wanted.remove(unwanted);
        WritableHealthCheckRepository repository = repository();
        boolean needed = wanted.stream().anyMatch(other -> other.check() == unwanted.check());
        if (repository != null && !needed) {
            repository.removeHealthCheck(unwanted.check());
        }
    }

    synchronized void clear() {
        List.copyOf(wanted).forEach(this::remove);
    }

    /** None without camel-health, which brings it. */
    private WritableHealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(
                component.getCamelContext(), "producers", WritableHealthCheckRepository.class);
    }
}
