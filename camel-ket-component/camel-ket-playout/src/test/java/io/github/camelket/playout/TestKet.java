/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import org.apache.camel.CamelContext;

/** The component ket of a test, and what channels need at the service. */
public final class TestKet {

    public static final String PRESET = "mypreset";

    private TestKet() {}

    /** Lets the component call a local service. */
    public static KetComponent pointed(CamelContext camel, KetLocal service) {
        KetComponent ket = camel.getComponent("ket", KetComponent.class);
        ket.getConfiguration().setServiceUrl(service.serviceUrl().toString());
        ket.getConfiguration().setUniqName("demo");
        ket.getConfiguration().setApp("live");
        ket.setAccessKey(service.accessKey());
        ket.setSecretKey(service.secretKey());
        return ket;
    }

    /** Makes the preset, by a context that has started. */
    public static void makePreset(CamelContext camel) {
        PresetFormat format = PresetFormat.builder()
                .outputFormat(OutputFormat.H264_360P)
                .suffix("_low")
                .build();
        camel.createProducerTemplate()
                .requestBody(
                        "ket:preset",
                        Preset.builder()
                                .preset(PRESET)
                                .addOutput(PresetOutput.of(format))
                                .build());
    }
}
