/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
/**
 * What the Kamelets do by themselves: times, playlists, and what is on air already. Their YAML names these classes; no
 * class of the component does, as some of them need camel-quartz.
 */
@NullMarked
package io.github.camelket.kamelet;

import org.jspecify.annotations.NullMarked;
