/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

/**
 * A stream that an output of a preset makes of another one. {@link StreamNames} tells of it.
 *
 * @param name what it is called, such as {@code mystream_low}
 * @param url where it is pulled
 * @param source the stream that it is transcoded from, such as {@code mystream}
 * @param preset the preset's name
 * @param output the preset's output that makes it
 */
public record TranscodedStream(String name, String url, String source, String preset, PresetOutput output) {}
