/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
/**
 * Typed builders of {@code ket:} endpoints for Camel's endpoint DSL, generated from the catalog of camel-ket.
 *
 * <p>A route gets {@code ket(…)} by {@link io.github.camelket.dsl.endpoint.KetEndpointBuilderFactory.KetBuilders}:
 *
 * <pre>{@code
 * class ChannelRoutes extends EndpointRouteBuilder implements KetBuilders {
 *     public void configure() {
 *         from(direct("list")).to(ket("getLoopList").uniqName("demo").app("live"));
 *     }
 * }
 * }</pre>
 *
 * <p>Where nothing can be implemented, as in a lambda, the same methods are imported from
 * {@link io.github.camelket.dsl.endpoint.StaticEndpointBuilders}.
 */
package io.github.camelket.dsl.endpoint;
