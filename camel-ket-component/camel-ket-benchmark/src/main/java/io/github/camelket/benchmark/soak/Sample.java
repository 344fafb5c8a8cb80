/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.soak;

import ch.qos.logback.classic.LoggerContext;
import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camelket.benchmark.Machine;
import java.lang.management.ManagementFactory;
import org.apache.camel.CamelContext;
import org.slf4j.LoggerFactory;

/**
 * What could grow, at rest.
 *
 * @param calls how many were made until now
 * @param heap the bytes that are used after a full collection
 * @param threads all of this JVM
 * @param files the files and sockets that are open; -1 where the JVM cannot tell, as on Windows
 * @param endpoints how many the Camel context has registered
 * @param loggers how many there are
 */
record Sample(long calls, long heap, long threads, long files, long endpoints, long loggers) {

    static Sample take(CamelContext camel, long calls) {
        return new Sample(
                calls,
                Machine.heapAfterCollection(),
                Thread.getAllStackTraces().size(),
                openFiles(),
                camel.getEndpointRegistry().size(),
                ((LoggerContext) LoggerFactory.getILoggerFactory())
                        .getLoggerList()
                        .size());
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : -1;
    }
}
