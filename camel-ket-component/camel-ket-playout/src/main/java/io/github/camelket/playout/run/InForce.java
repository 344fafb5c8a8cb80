/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.playout.guide.Guide;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The guide that playout goes by.
 *
 * @param guide one and the same object until another version is in force
 * @param loadedAt since when it is
 * @param problem why a newer version of it is not in force; absent if there is none
 */
public record InForce(Guide guide, Instant loadedAt, @Nullable String problem) {}
