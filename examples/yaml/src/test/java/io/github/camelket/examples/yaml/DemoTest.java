/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.local.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The day of the demo, on a service over a socket, with real Quartz triggers a second apart. */
@ExtendWith(KetLocalExtension.class)
class DemoTest {

    @Test
    void everyRouteDoesItsPartOfTheDayAndAFailureDoesNotEndIt(KetLocal local) throws Exception {
        local.faults().on("UpdateLoop", Fault.errNum(1300, "task fail"));

        Demo.run(local, Duration.ofSeconds(1));

        assertThat(changes(local, "\"Preset\":\"ladder\",\"Output\"")).containsExactly("Preset");
        assertThat(changes(local, "\"StreamID\":\"news\"")).containsExactly("StartLoop", "UpdateLoop", "StopLoop");
        assertThat(changes(local, "\"StreamID\":\"films\"")).containsExactly("StartLoop", "StopLoop");
        assertThat(changes(local, "\"reqid\"|/live/match")).containsExactly("RedirectStart", "RedirectStop");
        assertThat(changes(local, "/news.mp4.*/weather.mp4")).containsExactly("StartLoop");
        assertThat(changes(local, "/late-news.mp4")).containsExactly("UpdateLoop");
        assertThat(changes(local, "/film-1.mp4.*/film-2.mp4")).containsExactly("StartLoop");
        assertThat(local.requests()).allMatch(request -> request.status() == 200);
    }

    /** Those that change something and whose body has that in it. */
    private static List<String> changes(KetLocal local, String body) {
        return local.requests().stream()
                .filter(request -> !request.action().startsWith("Get"))
                .filter(request ->
                        Pattern.compile(body).matcher(request.bodyText()).find())
                .map(RecordedRequest::action)
                .toList();
    }
}
