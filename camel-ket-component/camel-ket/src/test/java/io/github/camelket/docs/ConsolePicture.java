/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of a console as a picture, in the style of the others, and the text that such a picture shows. */
final class ConsolePicture {

    private static final int LINE = 18;
    private static final double CHARACTER = 7.25;
    private static final int MARGIN = 20;

    private ConsolePicture() {}

    static String of(String text) {
        List<String> lines = text.lines().toList();
        int width = 2 * MARGIN
                + (int) Math.ceil(CHARACTER
                        * lines.stream().mapToInt(String::length).max().orElse(0));
        int height = 2 * MARGIN + LINE * lines.size();
        StringBuilder svg = new StringBuilder(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" aria-labelledby="title" font-family="Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="12">
                  <title id="title">The page ket of the developer console</title>
                  <style>
                    .box { fill: #ffffff; stroke: #57606a; stroke-width: 1.5; }
                    .text { fill: #424a53; }
                    .name { fill: #1f2328; font-weight: bold; }
                    @media (prefers-color-scheme: dark) {
                      .box { fill: #161b22; stroke: #8b949e; }
                      .text { fill: #c9d1d9; }
                      .name { fill: #f0f6fc; }
                    }
                  </style>
                  <rect class="box" x="1" y="1" width="%3$d" height="%4$d" rx="8"/>
                """
                        .formatted(width, height, width - 2, height - 2));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            svg.append("  <text class=\"%s\" x=\"%d\" y=\"%d\" xml:space=\"preserve\">%s</text>\n"
                    .formatted(
                            line.startsWith(" ") ? "text" : "name",
                            MARGIN,
                            MARGIN + LINE * i + LINE - 4,
                            line.replace("&", "&amp;").replace("<", "&lt;")));
        }
        return svg.append("</svg>\n").toString();
    }

    static String textOf(String svg) {
        return Pattern.compile("<text [^>]*>([^<]*)</text>")
                .matcher(svg)
                .results()
                .map(line -> line.group(1).replace("&lt;", "<").replace("&amp;", "&") + "\n")
                .collect(Collectors.joining());
    }
}
