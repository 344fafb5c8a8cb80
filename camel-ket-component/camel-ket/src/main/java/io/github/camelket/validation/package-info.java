/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
/**
 * What may be sent: the rules of the vendor's API document, checked before anything leaves this process. Sections are
 * named by what they describe, as in "format structure" or "StartLoop".
 */
@NullMarked
package io.github.camelket.validation;

import org.jspecify.annotations.NullMarked;
