/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.pulling;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A row as it is written. Whether it can be used is {@link Pulls}' to say, in words that name column and what is allowed. */
@CsvRecord(separator = ",")
public class PullRow {

    /** The first line of the file. */
    static final String HEADING = "stream,source,preset";

    /** What is told of a row with more columns or fewer. */
    static final String COLUMNS = "must have 3 columns: " + HEADING;

    /** In place of a source, it ends the pull. */
    static final String OFF = "off";

    @DataField(pos = 1, trim = true)
    public String stream;

    @DataField(pos = 2, trim = true)
    public String source;

    @DataField(pos = 3, trim = true)
    public String preset;
}
