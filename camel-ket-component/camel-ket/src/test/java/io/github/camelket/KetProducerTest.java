/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a message becomes a request, and an answer a message. */
class KetProducerTest {

    private final KetLocal local = KetLocal.start();
    private final CamelKet camel = new CamelKet(local);

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    /** A bean as users have them. */
    public record StopRequest(String streamId, String note) {}

    @Test
    void headersGoOverTheBodyOverTheEndpoint() {
        camel.send("ket:stopLoop?streamId=endpoint", null, Map.of());
        assertThat(sentBody().get("StreamID").asText()).isEqualTo("endpoint");
        camel.send("ket:stopLoop?streamId=endpoint", "{\"StreamID\":\"body\"}", Map.of());
        assertThat(sentBody().get("StreamID").asText()).isEqualTo("body");
        camel.send("ket:stopLoop?streamId=endpoint", "{\"StreamID\":\"body\"}", Map.of("CamelKetStreamId", "header"));
        assertThat(sentBody().get("StreamID").asText()).isEqualTo("header");
        camel.send("ket:stopLoop?streamId=endpoint", "{\"StreamID\":null}", Map.of("camelketSTREAMid", "anycase"));
        assertThat(sentBody().get("StreamID").asText()).isEqualTo("anycase");
    }

    @Test
    void aHeaderThatAnExpressionFoundNothingForSaysNothing() {
        for (JsonNode nothing : List.of(NullNode.instance, MissingNode.getInstance())) {
            camel.send("ket:getLoopList", "{\"StreamID\":\"body\"}", Map.of("CamelKetStreamId", nothing));
            assertThat(local.takeRequest().rawQuery()).contains("StreamID=body");
            camel.send("ket:getLoopList", null, Map.of("CamelKetStreamId", nothing));
            assertThat(local.takeRequest().rawQuery()).doesNotContain("StreamID");
        }
    }

    @Test
    void bodiesOfManyKindsSayTheSame() throws Exception {
        String json = "{\"streamId\":\"s\",\"note\":\"流\"}";
        List<Object> bodies = List.of(
                json,
                json.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                new StringReader(json),
                KetJson.MAPPER.readTree(json),
                Map.of("streamId", "s", "note", "流"),
                new StopRequest("s", "流"));
        for (Object body : bodies) {
            camel.send("ket:stopLoop", body, Map.of());
            assertThat(sentBody())
                    .as(body.getClass().getName())
                    .isEqualTo(KetJson.MAPPER.readTree(
                            "{\"StreamID\":\"s\",\"note\":\"流\",\"UniqName\":\"demo\",\"App\":\"live\"}"));
        }
    }

    @Test
    void aBodyThatIsNoRequestIsRefusedAndNothingIsSent() {
        refuse("ket:stopLoop", "good morning", "The message body is not JSON (line 1, column ");
        refuse(
                "ket:stopLoop",
                "[1]",
                "must be a JSON object, a Map or a bean with the parameters of StopLoop, but is a JSON"
                        + " array (from a java.lang.String)");
        refuse("ket:stopLoop", 7, "but is a JSON number (from a java.lang.Integer)");
        refuse(
                "ket:stopLoop",
                new Object(),
                "The message body is a java.lang.Object, which cannot be written as JSON.");
        Map<String, Object> circle = new LinkedHashMap<>();
        circle.put("StreamID", circle);
        refuse("ket:stopLoop", circle, "which cannot be written as JSON.");
        refuse("ket:stopLoop", Map.of("streamId", "a", "StreamID", "b"), "names parameter StreamID twice");
        refuse(
                "ket:stopLoop",
                null,
                "StopLoop cannot be sent: required and missing: streamId (option streamId, header CamelKetStreamId or body member StreamID).");
        refuse(
                "ket:updateLoop?streamId=s",
                null,
                "required and missing: srcInfo (header CamelKetSrcInfo or body member SrcInfo), or else"
                        + " durationHour (header CamelKetDurationHour or body member DurationHour).");
        refuse(
                "ket:redirectStop",
                null,
                "required and missing: src (header CamelKetSrc or body member src), durl (header CamelKetDurl or"
                        + " body member durl), or else reqId (header CamelKetReqId or body member reqid).");
        refuse(
                "ket:getLoopList",
                Map.of("List", List.of(1)),
                "List must be a single value, as the parameters of GetLoopList travel in the query");
        refuse("ket:getLoopList?validation=off", Map.of("StreamID", "\ud800"), "cannot be signed");
        for (String uri : List.of("ket:getLoopList", "ket:getLoopList?validation=off")) {
            String absurd =
                    "New must be a number of at most 1000 digits, as the parameters of GetLoopList travel in the query";
            refuse(uri, "{\"New\":1e999999999}", absurd);
            refuse(uri, "{\"New\":1e-999999999}", absurd);
            refuse(uri, Map.of("New", Double.NaN), absurd);
            refuse(uri, Map.of("App", Double.NaN), "App must be");
        }
        assertThat(local.requestCount()).isZero();
    }

    private void refuse(String uri, Object body, String message) {
        assertThat(camel.send(uri, body, Map.of()).getException())
                .isInstanceOf(KetInvalidRequestException.class)
                .hasMessageContaining(message);
    }

    @Test
    void oneOfTheFormsOfAnActionIsEnough() {
        camel.send("ket:redirectStop", Map.of("reqid", "r"), Map.of());
        assertThat(sentBody().get("reqid").asText()).isEqualTo("r");
        camel.send("ket:redirectStop", Map.of("src", "rtmp://a/l/1", "durl", "rtmp://b/l/1"), Map.of());
        assertThat(sentBody().get("uniqname").asText()).isEqualTo("demo");
    }

    @Test
    void theMessageMayNameTheAction() {
        camel.send("ket:call", null, Map.of(KetConstants.ACTION, "GETloopLIST"));
        assertThat(local.takeRequest().action()).isEqualTo("GetLoopList");
        camel.send("ket:stopLoop?streamId=s", null, Map.of(KetConstants.ACTION, KetAction.GET_PRESET_LIST));
        assertThat(local.takeRequest().action()).isEqualTo("GetPresetList");
        assertThat(camel.send("ket:call", null, Map.of()).getException())
                .hasMessage(
                        "ket:call makes the call that header CamelKetAction names, or that the body is, but there is neither.");
        assertThat(camel.send("ket:call", null, Map.of(KetConstants.ACTION, "getLopList"))
                        .getException())
                .hasMessageContaining("The closest are getLoopList");
        assertThat(local.requestCount()).isEqualTo(2);
    }

    @Test
    void theNextEndpointOfARouteDoesNotRepeatTheCallBeforeIt() throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("ket:call").to("ket:getLoopList?app=other");
            }
        });
        Exchange exchange =
                camel.send("direct:start", "{\"StreamID\":\"s\"}", Map.of(KetConstants.ACTION, "getQuotaUsed"));

        assertThat(exchange.getException()).isNull();
        assertThat(local.takeRequest().action()).isEqualTo("GetQuotaUsed");
        assertThat(local.takeRequest().rawQuery())
                .as("the answer of the first call is not taken for parameters of the second")
                .startsWith("Action=GetLoopList&Version=2017-01-01&UniqName=demo&App=other&X-Amz-Algorithm=");
        assertThat(local.requestCount()).isEqualTo(2);
    }

    @Test
    void aRedeliveredCallFindsItsActionAgain() throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(KetThrottledException.class).maximumRedeliveries(2).redeliveryDelay(1);
                from("direct:start").to("ket:call");
            }
        });
        local.faults().next(2, Fault.status(429));
        Exchange exchange = camel.send("direct:start", null, Map.of(KetConstants.ACTION, "getLoopList"));

        assertThat(exchange.getException()).isNull();
        assertThat(local.requestCount("GetLoopList")).isEqualTo(3);
    }

    @Test
    void manyDynamicUrisShareOneEndpoint() throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD("ket:${header.action}?streamId=${header.stream}&region=cn-beijing-6");
            }
        });
        for (int i = 0; i < 20; i++) {
            Exchange exchange = camel.send(
                    "direct:start",
                    null,
                    Map.of("action", i % 2 == 0 ? "getLoopList" : "getStreamTranList", "stream", "s" + i));
            RecordedRequest request = local.takeRequest();
            assertThat(request.action()).isEqualTo(i % 2 == 0 ? "GetLoopList" : "GetStreamTranList");
            assertThat(request.rawQuery()).contains("&StreamID=s" + i + "&");
            assertThat(exchange.getProperties().keySet()).noneMatch(name -> name.startsWith("CamelKet"));
        }
        assertThat(camel.context().getEndpoints().stream().filter(KetEndpoint.class::isInstance))
                .hasSize(1);

        assertThat(camel.send("direct:start", null, Map.of("action", "getLopList", "stream", "s"))
                        .getException())
                .hasMessageContaining("The closest are getLoopList");
        camel.send("direct:start", "{\"StreamID\":\"body\"}", Map.of("action", "getStreamTranList", "stream", "uri"));
        assertThat(local.takeRequest().rawQuery())
                .as("the body goes over the URI")
                .contains("&StreamID=body&");
    }

    @Test
    void aFailedDynamicCallDoesNotLeadTheNextOneAstray() throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .doTry()
                        .toD("ket:startLoop?streamId=${header.stream}")
                        .doCatch(Exception.class)
                        .to("ket:getLoopList")
                        .end();
            }
        });
        assertThat(camel.send("direct:start", null, Map.of("stream", "s")).getException())
                .isNull();
        assertThat(local.takeRequest().rawQuery())
                .startsWith("Action=GetLoopList")
                .doesNotContain("StreamID");
        assertThat(local.requestCount()).isEqualTo(1);
    }

    @Test
    void aContextThatIsStartedAgainCallsAgain() throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("ket:getLoopList");
            }
        });
        assertThat(camel.send("direct:start", null, Map.of()).getException()).isNull();
        camel.component().stop();
        camel.context().getRouteController().stopAllRoutes();
        camel.component().start();
        camel.context().getRouteController().startAllRoutes();
        assertThat(camel.send("direct:start", null, Map.of()).getException()).isNull();
        assertThat(local.requestCount()).isEqualTo(2);
    }

    @Test
    void aStreamThatCannotBeReadAgainIsNotTakenForEmpty() throws Exception {
        for (boolean caching : new boolean[] {true, false}) {
            camel.context().setStreamCaching(caching);
            String start = "direct:caching-" + caching;
            camel.with(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(KetThrottledException.class)
                            .maximumRedeliveries(1)
                            .redeliveryDelay(1);
                    from(start).to("ket:getStreamTranList?streamId=default");
                }
            });
            local.faults().next(Fault.status(429));
            Exchange exchange = camel.send(
                    start,
                    new ByteArrayInputStream("{\"StreamID\":\"body\"}".getBytes(StandardCharsets.UTF_8)),
                    Map.of());

            assertThat(local.takeRequest().rawQuery()).contains("StreamID=body");
            if (caching) {
                assertThat(local.takeRequest().rawQuery()).contains("StreamID=body");
            } else {
                assertThat(exchange.getException()).hasMessageContaining("a stream without content");
            }
        }
        assertThat(local.requestCount()).isEqualTo(3);
    }

    @Test
    void aRawValueInADynamicUriIsTakenAsItIs() throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD("ket:stopLoop?validation=off&streamId=RAW(${header.stream})");
            }
        });
        camel.send("direct:start", null, Map.of("stream", "a&b+c%20"));
        assertThat(sentBody().get("StreamID").asText()).isEqualTo("a&b+c%20");
    }

    @Test
    void aSuccessWithAnEmptyErrorBesideItIsASuccess() {
        for (String answer : List.of("{\"ErrNum\":0,\"Error\":null}", "{\"Error\":null,\"List\":7,\"ErrNum\":\"0\"}")) {
            local.faults().next(2, Fault.notJson(answer));
            assertThat(camel.send("ket:stopLoop?streamId=s", null, Map.of()).getException())
                    .as(answer)
                    .isNull();
            assertThat(camel.send("ket:getLoopList", null, Map.of()).getException())
                    .as(answer)
                    .isNull();
        }
    }

    @Test
    void aSuccessOfAnotherShapeKeepsItsData() {
        local.faults().next(Fault.notJson("{\"ErrNum\":0,\"List\":{},\"Url\":\"http://a/?Signature=abc\"}"));
        assertThat(camel.call("ket:getLoopList", null, String.class)).contains("http://a/?Signature=abc");
    }

    @Test
    void aNumberThatIsTooLargeOrAFractionDoesNotCostTheRestOfTheAnswer() {
        local.faults().next(Fault.notJson("{\"ErrNum\":0,\"Total\":99999999999,\"List\":[{\"TaskID\":\"t\"}]}"));
        LoopListResult loops = camel.call("ket:getLoopList", null, LoopListResult.class);
        assertThat(loops.total()).isNull();
        assertThat(loops.list()).extracting(Loop::taskId).containsExactly("t");
    }

    @Test
    void resultsConvertToJsonTextTreeAndMap() throws Exception {
        local.faults()
                .next(
                        5,
                        Fault.notJson("{\"ErrNum\":0,\"ErrMsg\":\"success\",\"Total\":\"1\",\"New\":{\"a\":[true]},"
                                + "\"List\":[{\"TaskID\":\"t\",\"SrcInfo\":[\"http://a/1.mp4\"],\"New\":1}]}"));
        JsonNode expected = KetJson.MAPPER.readTree(
                "{\"ErrNum\":0,\"ErrMsg\":\"success\",\"Total\":1,\"New\":{\"a\":[true]},"
                        + "\"List\":[{\"TaskID\":\"t\",\"SrcInfo\":[{\"Path\":\"http://a/1.mp4\"}],\"New\":1}],\"RequestId\":\"?\"}");
        ((com.fasterxml.jackson.databind.node.ObjectNode) expected).remove("RequestId");

        assertThat(KetJson.MAPPER.readTree(camel.call("ket:getLoopList", null, String.class)))
                .isEqualTo(expected);
        assertThat(KetJson.MAPPER.readTree(camel.call("ket:getLoopList", null, byte[].class)))
                .isEqualTo(expected);
        assertThat(KetJson.MAPPER.readTree(camel.call("ket:getLoopList", null, InputStream.class)))
                .isEqualTo(expected);
        assertThat(camel.call("ket:getLoopList", null, JsonNode.class)).isEqualTo(expected);
        Map<?, ?> map = camel.call("ket:getLoopList", null, Map.class);
        assertThat(map.get("New")).isEqualTo(Map.of("a", List.of(true)));
    }

    @Test
    void membersThatAreNotKnownTravelAsTheyAre() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("StreamID", "s");
        body.put("Some_New-Member", Map.of("a", 1));
        body.put("nothing", null);
        camel.send("ket:stopLoop", body, Map.of());
        JsonNode sent = sentBody();
        assertThat(sent.get("Some_New-Member"))
                .isEqualTo(JsonNodeFactory.instance.objectNode().put("a", 1));
        assertThat(sent.has("nothing")).isFalse();
    }

    @Test
    void headersOfAnEarlierCallDoNotStay() {
        local.faults().next(Fault.status(500));
        Exchange exchange = camel.send(
                "ket:getLoopList",
                null,
                Map.of(KetConstants.ERR_NUM, 0, KetConstants.ERR_MSG, "success", KetConstants.REQUEST_ID, "old"));

        assertThat(exchange.getMessage().getHeader(KetConstants.HTTP_STATUS)).isEqualTo(500);
        assertThat(exchange.getMessage().getHeader(KetConstants.ERR_NUM)).isNull();
        assertThat(exchange.getMessage().getHeader(KetConstants.REQUEST_ID)).isNotEqualTo("old");
    }

    private JsonNode sentBody() {
        try {
            return KetJson.MAPPER.readTree(local.takeRequest().body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
