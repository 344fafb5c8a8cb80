/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.redirect;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A row as it is written. Whether it can be used is {@link Fixture}'s to say, in words that name column and what is allowed. */
@CsvRecord(separator = ",")
public class FixtureRow {

    /** The first line of the file. */
    static final String HEADING = "match,source,targets,start,end,logo,bitrate,size";

    /** What is told of a row with more columns or fewer. */
    static final String COLUMNS = "must have 8 columns: " + HEADING;

    @DataField(pos = 1, trim = true)
    public String match;

    @DataField(pos = 2, trim = true)
    public String source;

    @DataField(pos = 3, trim = true)
    public String targets;

    @DataField(pos = 4, trim = true)
    public String start;

    @DataField(pos = 5, trim = true)
    public String end;

    @DataField(pos = 6, trim = true)
    public String logo;

    @DataField(pos = 7, trim = true)
    public String bitrate;

    @DataField(pos = 8, trim = true)
    public String size;
}
