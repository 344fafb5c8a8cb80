/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one step: the body of the message to {@code reportTo}.
 *
 * @param name of the channel or relay, as in the guide
 * @param owner whose it is, such as {@code mydomain/live/news}
 * @param action what was called, such as {@code UpdateLoop}
 * @param why what it is for, such as {@code Morning show begins}
 * @param due when it takes effect
 * @param failure why it failed; absent if it was done
 * @param attempts how often it has failed in a row; 0 if it was done
 */
public record StepReport(
        String name, String owner, String action, String why, Instant due, @Nullable String failure, int attempts) {}
