/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The ExtParam of a stream pull, which travels as a text that holds JSON; read in either form. */
@JacksonAnnotationsInside
@JsonSerialize(using = JsonInText.Writer.class)
@JsonDeserialize(using = JsonInText.Reader.class)
@Retention(RetentionPolicy.RUNTIME)
@interface JsonInText {

    final class Writer extends JsonSerializer<StreamPullExtParam> {
        @Override
        public void serialize(StreamPullExtParam value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(KetJson.MAPPER.writeValueAsString(value));
        }
    }

    final class Reader extends JsonDeserializer<StreamPullExtParam> {
        @Override
        public StreamPullExtParam deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode given = context.readTree(json);
            JsonNode value = given.isTextual() ? KetJson.readTree(given.textValue()) : given;
            return KetJson.MAPPER.treeToValue(value, StreamPullExtParam.class);
        }
    }
}
