/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
/**
 * The typed builder of the {@code ket} component for Camel's component DSL, generated from the catalog of camel-ket:
 * {@code KetComponentBuilderFactory.ket().uniqName("demo").app("live").register(context, "ket")}.
 */
package io.github.camelket.dsl.component;
