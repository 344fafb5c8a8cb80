/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars that lie, in groups, each with its figure; for light and for dark pages. */
final class BarChart {

    private static final int WIDTH = 760;
    private static final int LEFT = 230;
    private static final int RIGHT = 80;
    private static final int BAR = 16;
    private static final int GAP = 10;
    private static final int MARGIN = 5;
    private static final int FIGURE = 30;
    private static final List<String> LIGHT = List.of("#0969da", "#8c959f", "#bf8700", "#1a7f37");
    private static final List<String> DARK = List.of("#58a6ff", "#8b949e", "#d29922", "#3fb950");

    private record Group(String label, List<Double> values) {}

    private final String title;
    private final String format;
    private final List<String> series;
    private final List<Group> groups = new ArrayList<>();
    private double goal = Double.NaN;

    /**
     * @param format how a figure is written, such as {@code %.1f}
     * @param series what each bar of a group is
     */
    BarChart(String title, String format, List<String> series) {
        this.title = title;
        this.format = format;
        this.series = series;
    }

    BarChart group(String label, List<Double> values) {
        groups.add(new Group(label, values));
        return this;
    }

    /** A line that bars should reach, or should not. */
    BarChart goal(double value) {
        goal = value;
        return this;
    }

    String svg() {
        int height = top() + groups.size() * (series.size() * BAR + GAP) + 10;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                aria-labelledby="title" font-family="Helvetica, Arial, sans-serif" font-size="13">
                  <title id="title">%s</title>
                  <style>
                """,
                WIDTH,
                height,
                WIDTH,
                height,
                escaped(title));
        add(
                svg,
                "    text { fill: #1f2328; } .goal { stroke: #cf222e; stroke-dasharray: 4 3; } .of { fill: #cf222e; }\n");
        colours(svg, "    ", LIGHT);
        add(svg, "    @media (prefers-color-scheme: dark) {\n");
        add(svg, "      text { fill: #f0f6fc; } .goal { stroke: #ff7b72; } .of { fill: #ff7b72; }\n");
        colours(svg, "      ", DARK);
        add(svg, "    }\n  </style>\n");
        add(svg, "  <text x=\"10\" y=\"22\" font-size=\"16\" font-weight=\"bold\">%s</text>\n", escaped(title));
        legend(svg);
        bars(svg);
        goal(svg, height);
        return svg.append("</svg>\n").toString();
    }

    /** Below the title and, where there are several series, what they are. */
    private int top() {
        return series.size() > 1 ? 74 : 44;
    }

    private void colours(StringBuilder svg, String indent, List<String> colours) {
        for (int i = 0; i < series.size(); i++) {
            add(svg, "%s.s%d { fill: %s; }\n", indent, i, colours.get(i));
        }
    }

    private void legend(StringBuilder svg) {
        if (series.size() > 1) {
            int x = 10;
            for (int i = 0; i < series.size(); i++) {
                add(svg, "  <rect class=\"s%d\" x=\"%d\" y=\"38\" width=\"12\" height=\"12\"/>\n", i, x);
                add(svg, "  <text x=\"%d\" y=\"49\">%s</text>\n", x + 18, escaped(series.get(i)));
                x += 42 + 8 * series.get(i).length();
            }
        }
    }

    private void bars(StringBuilder svg) {
        int y = top();
        for (Group group : groups) {
            double middle = y + series.size() * BAR / 2.0 + 4.5;
            add(
                    svg,
                    "  <text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                    LEFT - 8,
                    middle,
                    escaped(group.label));
            for (int i = 0; i < group.values.size(); i++) {
                double width = length(group.values.get(i));
                add(
                        svg,
                        "  <rect class=\"s%d\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>\n",
                        i,
                        LEFT,
                        y + 1,
                        width,
                        BAR - 2);
                add(
                        svg,
                        "  <text x=\"%.1f\" y=\"%d\" font-size=\"12\">" + format + "</text>\n",
                        figureAt(LEFT + width),
                        y + 12,
                        group.values.get(i));
                y += BAR;
            }
            y += GAP;
        }
    }

    /** Behind the bar's end, and behind the goal where its line would go through the figure. */
    private double figureAt(double end) {
        double line = LEFT + length(goal);
        return MARGIN + (line >= end && line < end + MARGIN + FIGURE ? line : end);
    }

    private void goal(StringBuilder svg, int height) {
        if (!Double.isNaN(goal)) {
            double x = LEFT + length(goal);
            add(
                    svg,
                    "  <line class=\"goal\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>\n",
                    x,
                    top() - 4,
                    x,
                    height - 12);
            add(svg, "  <text class=\"of\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">goal</text>\n", x, top() - 8);
        }
    }

    private double length(double value) {
        double most = groups.stream()
                .flatMap(group -> group.values.stream())
                .reduce(Double.isNaN(goal) ? 0 : goal, Math::max);
        return value / most * (WIDTH - LEFT - RIGHT);
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
