/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetMessage;
import io.github.camelket.model.Loop;
import io.github.camelket.model.PresetSummary;
import io.github.camelket.model.StreamTran;
import io.github.camelket.model.TaskInfo;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a CloudEvent (version 1.0) of what a ket endpoint tells: the body becomes JSON, the headers are Camel's for
 * CloudEvents. Headers that are set already stay.
 */
@DataTypeTransformer(
        name = "ket:application-cloudevents",
        description = "Makes a CloudEvent of a message from a ket endpoint: headers, and the body as JSON")
public class KetCloudEventTransformer extends Transformer {

    private static final String TYPE = "io.github.camelket.event";

    @Override
    public void transform(Message message, DataType from, DataType to) throws InvalidPayloadException {
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_VERSION, CloudEvents.v1_0.version());
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_ID, id(message));
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_TYPE, type(message));
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, source(message));
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject(message.getBody()));
        set(message, CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(message));
        if (message.getBody() instanceof KetMessage) {
            message.setBody(message.getMandatoryBody(String.class));
            set(message, CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, "application/json");
            set(message, CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, "application/json");
        }
    }

    private static void set(Message message, String header, @Nullable String value) {
        if (value != null && message.getHeader(header) == null) {
            message.setHeader(header, value);
        }
    }

    /** The same for a change that is told again, so that who receives it can tell. */
    private static String id(Message message) {
        String change = message.getHeader(KetConstants.CHANGE_ID, String.class);
        return change == null ? message.getExchange().getExchangeId() : change;
    }

    private static String type(Message message) {
        String action = message.getHeader(KetConstants.CALLED_ACTION, String.class);
        return Stream.of(
                        TYPE,
                        action == null ? null : KetAction.of(action).camelName(),
                        message.getHeader(KetConstants.CHANGE, String.class))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    /** The domain and the app, such as {@code ket:demo/live}, of the endpoint that the message came from. */
    private static String source(Message message) {
        Endpoint endpoint = message.getExchange().getFromEndpoint();
        if (!(endpoint instanceof KetEndpoint ket)) {
            return KetConstants.SCHEME + ":";
        }
        return KetConstants.SCHEME + ":"
                + Stream.of(
                                ket.getConfiguration().getUniqName(),
                                ket.getConfiguration().getApp())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("/"));
    }

    private static @Nullable String subject(@Nullable Object body) {
        if (body instanceof Loop loop) {
            return loop.streamId();
        } else if (body instanceof TaskInfo task) {
            return task.taskId();
        } else if (body instanceof StreamTran stream) {
            return stream.streamName();
        }
        return body instanceof PresetSummary preset ? preset.preset() : null;
    }

    private static String time(Message message) {
        long timestamp = message.getMessageTimestamp();
        return timestamp == 0
                ? CloudEvents.v1_0.getEventTime(message.getExchange())
                : Instant.ofEpochMilli(timestamp).toString();
    }
}
