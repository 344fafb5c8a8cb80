/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.playout.guide.RelayKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A redirect that runs or waits for its time.
 *
 * @param target where to
 * @param taskId by which it is stopped
 * @param createTime when it was made, if the service said so
 */
public record Relayed(RelayKey key, String target, String taskId, @Nullable Instant createTime) {}
