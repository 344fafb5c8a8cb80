/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** The headers that endpoints read and write, and the scheme. */
public final class KetConstants {

    public static final String SCHEME = "ket";

    // What happened: written by the producer.

    @Metadata(
            label = "producer",
            description = "The id that the gateway gave to the call, to quote to the vendor's support.",
            javaType = "String")
    public static final String REQUEST_ID = "CamelKetRequestId";

    @Metadata(label = "producer", description = "The HTTP status of the answer.", javaType = "Integer")
    public static final String HTTP_STATUS = "CamelKetHttpStatus";

    @Metadata(
            label = "producer",
            description = "The error number of the service: 0 is success. Absent if the gateway answered.",
            javaType = "Integer")
    public static final String ERR_NUM = "CamelKetErrNum";

    @Metadata(label = "producer", description = "The error message of the service.", javaType = "String")
    public static final String ERR_MSG = "CamelKetErrMsg";

    @Metadata(
            label = "common",
            description =
                    "The action that was called, in the vendor's spelling. It has a name of its own, as a header that was both read and written would make the next endpoint of the route repeat this call.",
            javaType = "String")
    public static final String CALLED_ACTION = "CamelKetCalledAction";

    @Metadata(
            label = "producer",
            description =
                    "True if success was not answered but concluded from the state of the service, by onUnknown=VERIFY"
                            + " or idempotent=true. Absent otherwise.",
            javaType = "Boolean")
    public static final String VERIFIED = "CamelKetVerified";

    @Metadata(label = "producer", description = "The stream that was named in the call.", javaType = "String")
    public static final String CALLED_STREAM_ID = "CamelKetCalledStreamId";

    // What has changed: written by the consumer.

    @Metadata(
            label = "consumer",
            description =
                    "What has become of the task, loop, stream or preset in the body: appeared, changed or vanished. Absent with emit=ALL.",
            javaType = "String")
    public static final String CHANGE = "CamelKetChange";

    @Metadata(
            label = "consumer",
            description =
                    "Identifies the change. One that is told again, as the route failed or the application crashed, has the same.",
            javaType = "String")
    public static final String CHANGE_ID = "CamelKetChangeId";

    @Metadata(
            label = "consumer",
            description =
                    "What is in the body, as it was when it was seen last: a record of the same class. Absent for what appeared.",
            javaType = "io.github.camelket.model.KetMessage")
    public static final String PREVIOUS = "CamelKetPrevious";

    @Metadata(
            label = "consumer",
            description = "When the message was made, in milliseconds since 1970, by the clock of the component.",
            javaType = "Long")
    public static final String TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

    // What to do: read by the producer.

    @Metadata(
            label = "producer",
            description = "The action to call instead of the endpoint's. It is removed once the call has succeeded.",
            javaType = "String")
    public static final String ACTION = "CamelKetAction";

    @Metadata(
            label = "producer",
            description = "The customer domain (UniqName, 域名标识): 2 to 128 letters, digits and underscores.",
            javaType = "String")
    public static final String UNIQ_NAME = "CamelKetUniqName";

    @Metadata(
            label = "producer",
            description =
                    "The app, or channel, of the customer domain (App, 频道名): 2 to 32 letters, digits and underscores.",
            javaType = "String")
    public static final String APP = "CamelKetApp";

    @Metadata(
            label = "producer",
            description = "The preset (Preset, 模板): 2 to 32 letters, digits and underscores.",
            javaType = "String")
    public static final String PRESET = "CamelKetPreset";

    @Metadata(label = "producer", description = "The name of the stream (StreamID, 流名).", javaType = "String")
    public static final String STREAM_ID = "CamelKetStreamId";

    @Metadata(label = "producer", description = "What a preset is for.", javaType = "String")
    public static final String DESCRIPTION = "CamelKetDescription";

    @Metadata(
            label = "producer",
            description = "The outputs of a preset, one transcoded stream each.",
            javaType = "java.util.List")
    public static final String OUTPUT = "CamelKetOutput";

    @Metadata(
            label = "producer",
            description = "Video settings of a preset, such as its LOGO pictures.",
            javaType = "java.util.Map")
    public static final String VIDEO = "CamelKetVideo";

    @Metadata(label = "producer", description = "The type of a preset; not in the API document.", javaType = "Integer")
    public static final String PRESET_TYPE = "CamelKetPresetType";

    @Metadata(
            label = "producer",
            description =
                    "Which transcode tasks to list: -1 any, 0 or 1 by pull from outside; not in the API document.",
            javaType = "Integer")
    public static final String OUT_PULL = "CamelKetOutPull";

    @Metadata(
            label = "producer",
            description = "The outside stream to pull: rtmp, http-flv or hls.",
            javaType = "String")
    public static final String SRC_URL = "CamelKetSrcUrl";

    @Metadata(
            label = "producer",
            description = "Where to push a pulled stream, if not to the stream of the same name.",
            javaType = "String")
    public static final String DST_URL = "CamelKetDstUrl";

    @Metadata(
            label = "producer",
            description = "Marks one publication of a stream; becomes part of the names of its recordings.",
            javaType = "String")
    public static final String VDOID = "CamelKetVdoid";

    @Metadata(
            label = "producer",
            description = "Extra parameters for publishing to the origin, such as preset=mypreset.",
            javaType = "String")
    public static final String PARAMS = "CamelKetParams";

    @Metadata(
            label = "producer",
            description = "Options of a stream pull (preset, interval, retrytimes); JSON text on the wire.",
            javaType = "java.util.Map")
    public static final String EXT_PARAM = "CamelKetExtParam";

    @Metadata(
            label = "producer",
            description = "The sources of a loop, each with Path and Index.",
            javaType = "java.util.List")
    public static final String SRC_INFO = "CamelKetSrcInfo";

    @Metadata(
            label = "producer",
            description = "The targets of a director task; not in the API document.",
            javaType = "java.util.List")
    public static final String DST_INFO = "CamelKetDstInfo";

    @Metadata(label = "producer", description = "The domain that a loop is published to.", javaType = "String")
    public static final String PUB_DOMAIN = "CamelKetPubDomain";

    @Metadata(label = "producer", description = "When a loop or redirect begins, in Unix seconds.", javaType = "Long")
    public static final String TASK_START_TIME = "CamelKetTaskStartTime";

    @Metadata(label = "producer", description = "When a loop or redirect ends, in Unix seconds.", javaType = "Long")
    public static final String TASK_STOP_TIME = "CamelKetTaskStopTime";

    @Metadata(label = "producer", description = "How often the list of a loop is played.", javaType = "Integer")
    public static final String LOOP_TIMES = "CamelKetLoopTimes";

    @Metadata(
            label = "producer",
            description = "How many hours a loop goes on from now, at most 480.",
            javaType = "Integer")
    public static final String DURATION_HOUR = "CamelKetDurationHour";

    @Metadata(
            label = "producer",
            description = "The sources of redirects, at most 20; a single one for RedirectStop.",
            javaType = "java.util.List")
    public static final String SRC = "CamelKetSrc";

    @Metadata(
            label = "producer",
            description = "The targets of redirects, as many as sources; a single one for RedirectStop.",
            javaType = "java.util.List")
    public static final String DURL = "CamelKetDurl";

    @Metadata(
            label = "producer",
            description = "Logos and transcoding of redirects, one for each source.",
            javaType = "java.util.List")
    public static final String TRANS_PARAMS = "CamelKetTransParams";

    @Metadata(
            label = "producer",
            description = "The type of a redirect; in an example of the API document only.",
            javaType = "Integer")
    public static final String TYPE = "CamelKetType";

    @Metadata(
            label = "producer",
            description = "The first index of redirects; in an example of the API document only.",
            javaType = "Integer")
    public static final String START_INDEX = "CamelKetStartIndex";

    @Metadata(
            label = "producer",
            description = "The id of one redirect, as RedirectStart answered it.",
            javaType = "String")
    public static final String REQ_ID = "CamelKetReqId";

    @Metadata(
            label = "producer",
            description = "Which tasks to list: 6 redirects, 7 loops of live streams, 8 loops of files.",
            javaType = "String")
    public static final String TASK_TYPE = "CamelKetTaskType";

    @Metadata(
            label = "producer",
            description = "The first day, yyyy-MM-dd in China Standard Time, on which listed tasks were created.",
            javaType = "String")
    public static final String START_DATE = "CamelKetStartDate";

    @Metadata(
            label = "producer",
            description = "The last day, yyyy-MM-dd in China Standard Time, on which listed tasks were created.",
            javaType = "String")
    public static final String END_DATE = "CamelKetEndDate";

    @Metadata(
            label = "producer",
            description = "Where a page of the task list begins, 0 being the oldest task.",
            javaType = "Integer")
    public static final String MARKER = "CamelKetMarker";

    @Metadata(label = "producer", description = "How many tasks a page holds, at most 50.", javaType = "Integer")
    public static final String LIMIT = "CamelKetLimit";

    @Metadata(label = "producer", description = "Where the statistics begin, in Unix seconds.", javaType = "Long")
    public static final String START_UNIX_TIME = "CamelKetStartUnixTime";

    @Metadata(label = "producer", description = "Where the statistics end, in Unix seconds.", javaType = "Long")
    public static final String END_UNIX_TIME = "CamelKetEndUnixTime";

    @Metadata(
            label = "producer",
            description = "The step of the statistics, 5 in the vendor's client libraries.",
            javaType = "Integer")
    public static final String GRANULARITY = "CamelKetGranularity";

    @Metadata(
            label = "producer",
            description = "The form of the statistics, 1 in the vendor's client libraries.",
            javaType = "Integer")
    public static final String RESULT_TYPE = "CamelKetResultType";

    @Metadata(label = "producer", description = "A director task.", javaType = "String")
    public static final String TASK_ID = "CamelKetTaskId";

    private KetConstants() {}
}
