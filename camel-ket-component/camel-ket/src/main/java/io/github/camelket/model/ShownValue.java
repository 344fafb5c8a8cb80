/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values as messages show them. An address may be signed, or carry a stream's key or a password, and a message ends up in
 * logs.
 */
public final class ShownValue {

    private static final int LONGEST = 64;

    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,15})://([^/?#]*)([^?#]*).*");
    private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.-]{1,253}(:\\d{1,5})?");
    private static final Pattern FILE = Pattern.compile(".*(\\.[0-9A-Za-z]{1,5})");
    /** Neither an address nor a query nor a piece of one: a word, or a date or a size with its marks. */
    private static final Pattern PLAIN = Pattern.compile("[^:/?=&%@]*|[0-9:/ .-]*");

    private ShownValue() {}

    static String of(@Nullable JsonNode value) {
        if (value == null) {
            return "nothing";
        }
        return switch (value.getNodeType()) {
            case MISSING, NULL -> "nothing";
            case STRING -> text(value.textValue());
            case NUMBER, BOOLEAN -> shortened(value.asText());
            case ARRAY -> "a list of " + value.size();
            case OBJECT -> "a JSON object";
            case BINARY, POJO -> "something else than JSON";
        };
    }

    private static String text(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (address.matches()) {
            return "'" + address(address, text.indexOf('@') >= 0) + "'";
        }
        if (!PLAIN.matcher(text).matches()) {
            return "another text";
        }
        return text.length() > LONGEST ? "a text of " + text.length() + " characters" : "'" + escaped(text) + "'";
    }

    private static String address(Matcher address, boolean mayHaveAPassword) {
        String scheme = address.group(1) + "://";
        if (mayHaveAPassword || !HOST.matcher(address.group(2)).matches()) {
            return scheme + "…";
        }
        Matcher file = FILE.matcher(address.group(3));
        // What a stream is called is often its key; what kind a file is tells nothing.
        boolean isFile = scheme.regionMatches(true, 0, "http", 0, 4) && file.matches();
        String path = address.group(3).length() <= 1 ? address.group(3) : "/…" + (isFile ? file.group(1) : "");
        return scheme + address.group(2) + path;
    }

    /** A name as it is, on one line, unless it may be an address or a piece of one. */
    public static String name(String text) {
        return PLAIN.matcher(text).matches() ? escaped(text) : "another text";
    }

    /** On one line, without characters that could pass for something else. */
    static String escaped(String text) {
        return OneLine.of(shortened(text));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
