/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.cluster;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** A node: an application of Camel Main like any other. All that makes it one of many is in {@code application.properties}. */
public final class PlayoutNode extends RouteBuilder {

    public static void main(String[] args) throws Exception {
        new Main(PlayoutNode.class).run(args);
    }

    @Override
    public void configure() {
        from("direct:step")
                .routeId("step")
                .choice()
                .when(simple("${body.failure} == null"))
                .log(LoggingLevel.INFO, "step", "${body.action} ${body.name}: ${body.why}")
                .otherwise()
                .log(LoggingLevel.WARN, "step", "${body.action} ${body.name} failed: ${body.failure}");
    }
}
