/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
/**
 * What operators look at: the page, health, metrics, and a page of the developer console. All of it is made from the
 * station's status. What needs a library of its own is a class of its own here.
 */
@NullMarked
package io.github.camelket.playout.view;

import org.jspecify.annotations.NullMarked;
