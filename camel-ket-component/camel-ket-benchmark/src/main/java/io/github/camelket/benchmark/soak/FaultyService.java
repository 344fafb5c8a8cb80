/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.soak;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * ket-local as a program that fails now and then, in every way there is. It prints its address, forgets everything at each line
 * that it is told, and ends with its input.
 */
final class FaultyService {

    private static final int MILLISECONDS_BETWEEN_FAULTS = 10;
    private static final List<Fault> FAULTS = List.of(
            Fault.status(503),
            Fault.status(429),
            Fault.gatewayError(403, "AuthFailure", "No."),
            Fault.errNum(1, "unknown"),
            Fault.notJson("<html>"),
            Fault.cutOff(),
            Fault.oversized(2L * Traffic.LARGEST_ANSWER),
            Fault.closeBeforeExecution(),
            Fault.closeAfterExecution(),
            Fault.delay(Traffic.PATIENCE.dividedBy(10)),
            Fault.delayAnswer(Traffic.PATIENCE.multipliedBy(2)));

    private FaultyService() {}

    public static void main(String[] args) throws IOException {
        Random random = new Random();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (KetLocal local = KetLocal.builder().journalSize(1).start();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            timer.scheduleAtFixedRate(
                    () -> local.faults().next(FAULTS.get(random.nextInt(FAULTS.size()))),
                    0,
                    MILLISECONDS_BETWEEN_FAULTS,
                    TimeUnit.MILLISECONDS);
            System.out.println(local.serviceUrl());
            while (in.readLine() != null) {
                local.reset();
                System.out.println("forgotten");
            }
        } finally {
            timer.shutdownNow();
        }
    }
}
