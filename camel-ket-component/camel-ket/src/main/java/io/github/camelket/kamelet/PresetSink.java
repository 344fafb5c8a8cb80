/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;

/** The Kamelet ket-preset-sink: presets that are declared, brought to the service. Its options are the Kamelet's. */
public final class PresetSink extends KameletEndpoint {

    private boolean dryRun;

    public PresetSink() {
        super("ket-preset-sink");
    }

    @Override
    public Producer createProducer() {
        return new PresetReconciler(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("Kamelet " + kamelet() + " can be sent to, not consumed from");
    }

    boolean isDryRun() {
        return dryRun;
    }

    /** Whether presets are compared only. */
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }
}
