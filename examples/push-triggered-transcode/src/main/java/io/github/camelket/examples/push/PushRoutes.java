/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.yaml.snakeyaml.error.YAMLException;

/** Presets from files, the addresses of the streams that are transcoded by them, and the transcoding itself. */
public class PushRoutes extends RouteBuilder {

    @Override
    public void configure() {
        List<PushedStream> streams = PushedStream.list(resolved("{{streams}}"));
        JacksonDataFormat yaml = new JacksonDataFormat(
                YAMLMapper.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build(),
                JsonNode.class);

        // Whatever is wrong is told, and keeps nothing else from happening.
        // Of a YAML error both are there, one the cause of the other.
        onException(JsonProcessingException.class, YAMLException.class)
                .handled(true)
                .log(
                        LoggingLevel.ERROR,
                        "${routeId} ${file:name}, line ${exception.location.lineNr}: ${exception.originalMessage}");
        onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.ERROR, "${routeId} ${file:name}: ${exception.message}");

        from("file:{{presets.folder}}?include=.*[.]yaml&sortBy=file:name&noop=true&idempotent=false&initialDelay=0"
                        + "&delay={{presets.checkEvery}}&startingDirectoryMustExist=true&autoCreate=false")
                .routeId("presets")
                .setHeader("CamelKetPreset", simple("${file:onlyname.noext}"))
                .unmarshal(yaml)
                .to("kamelet:ket-preset-sink?dryRun={{presets.dryRun}}")
                .filter(simple("${body.state} != 'SAME'"))
                .log("${body.summary}")
                .filter(header("CamelKetCalledAction").isNotNull())
                .log("  done by ${header.CamelKetCalledAction}");

        // What the service has: a message for each preset that is there, or has changed.
        from("ket:getPresetList?delay={{service.checkEvery}}&bridgeErrorHandler=true")
                .routeId("service")
                .filter(header("CamelKetChange").isNotEqualTo("vanished"))
                .setHeader("CamelKetPreset", simple("${body.preset}"))
                .choice()
                .when(exchange -> isDeclared(exchange.getMessage().getHeader("CamelKetPreset", String.class)))
                .to("direct:addresses")
                .otherwise()
                .log("Preset ${body.preset} is in no file, and left alone");

        from("direct:addresses")
                .routeId("addresses")
                .to("ket:getPresetDetail")
                .setProperty("output", simple("${body.presetDetail.output}"))
                .split(constant(streams))
                .filter(simple("${body.preset} == ${header.CamelKetPreset}"))
                .log("Push ${bean:streamNames?method=pushUrl(${body.name}, ${body.preset})}")
                .log("  play ${bean:streamNames?method=pullUrl(${body.name})} as it comes")
                .split(method("streamNames", "pushTriggered(${body.name}, ${body.preset}, ${exchangeProperty.output})"))
                .log("  play ${body.url} in format ${body.output.format.outputFormat}");

        for (PushedStream stream : streams) {
            if (!isDeclared(stream.preset())) {
                log.warn("Stream {} wants preset {}, of which there is no file", stream.name(), stream.preset());
            }
            from("ket:getStreamTranList?delay={{service.checkEvery}}&bridgeErrorHandler=true&streamId=" + stream.name())
                    .routeId("transcodes of " + stream.name())
                    .log("${header.CamelKetChange}: " + stream.name()
                            + " by preset ${body.preset} in format ${body.outputFormat}");
        }
    }

    private boolean isDeclared(String preset) {
        return Files.exists(Path.of(resolved("{{presets.folder}}"), preset + ".yaml"));
    }

    private String resolved(String placeholder) {
        return getContext().resolvePropertyPlaceholders(placeholder);
    }
}
