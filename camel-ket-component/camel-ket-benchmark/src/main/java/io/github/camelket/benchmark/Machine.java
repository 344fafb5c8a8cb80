/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;

/** What figures are read beside, and what is asked of the JVM for them. */
public final class Machine {

    private Machine() {}

    /** The processors and the JVM, under the names that JMH has for them. */
    public static ObjectNode describe() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("vmName", System.getProperty("java.vm.name"))
                .put("jdkVersion", System.getProperty("java.version"));
    }

    /** The bytes that are used when all that can go has gone. */
    public static long heapAfterCollection() {
        // Once more for what only the first one let go: references that were cleared, and what finalizers held.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
