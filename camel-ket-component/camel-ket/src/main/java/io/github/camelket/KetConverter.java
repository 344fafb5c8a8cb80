/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;

/** What a call or a result can be turned into: {@code convertBodyTo(String.class)} makes it JSON. */
@Converter(generateLoader = true)
public final class KetConverter {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private KetConverter() {}

    @Converter
    public static String toString(KetMessage message) throws JsonProcessingException {
        return KetJson.MAPPER.writeValueAsString(message);
    }

    @Converter
    public static byte[] toBytes(KetMessage message) throws JsonProcessingException {
        return KetJson.MAPPER.writeValueAsBytes(message);
    }

    @Converter
    public static InputStream toInputStream(KetMessage message) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(message));
    }

    @Converter
    public static JsonNode toJsonNode(KetMessage message) {
        return KetJson.MAPPER.valueToTree(message);
    }

    @Converter
    public static Map<String, Object> toMap(KetMessage message) {
        return KetJson.MAPPER.convertValue(message, MEMBERS);
    }
}
