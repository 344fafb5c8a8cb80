/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;

/** A {@link Duration} that travels as a number of hours. */
@JacksonAnnotationsInside
@JsonSerialize(using = Hours.Writer.class)
@JsonDeserialize(using = Hours.Reader.class)
@Retention(RetentionPolicy.RUNTIME)
@interface Hours {

    Duration UNIT = Duration.ofHours(1);

    final class Writer extends DurationJson.Writer {
        public Writer() {
            super(UNIT);
        }
    }

    final class Reader extends DurationJson.Reader {
        public Reader() {
            super(UNIT);
        }
    }
}
