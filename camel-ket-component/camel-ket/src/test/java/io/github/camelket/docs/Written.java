/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The endpoints and properties that are written in the documentation and in the examples. */
final class Written {

    private Written() {}

    /** Of the documentation and the examples, and not what a build has made. */
    static List<Path> files(String... endings) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("src/docs", "examples", "camel-ket-component/ket-local")) {
            try (Stream<Path> all = Files.walk(Pages.ROOT.resolve(folder))) {
                all.forEach(files::add);
            }
        }
        try (Stream<Path> top = Files.list(Pages.ROOT)) {
            top.forEach(files::add);
        }
        return files.stream()
                .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                .filter(file -> Stream.of("target", "test")
                        .noneMatch(name -> file.toString().contains("/" + name + "/")))
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Literals of Java, also those in pieces, and attributes of XML that begin with a component's name. */
    static List<String> quoted(String text, Set<String> components) {
        return matches("\"([a-z][a-z0-9-]*:[^\"\\s][^\"\n]*)\"", text.replaceAll("\"\\s*\\+\\s*\"", ""))
                // Those with http are addresses of files and streams.
                .filter(uri -> !uri.startsWith("http") && components.contains(uri.substring(0, uri.indexOf(':'))))
                .map(uri -> uri.replace("&amp;", "&"))
                .toList();
    }

    /** Endpoints of routes and of guides in YAML, with their parameters. */
    static List<String> declared(String yaml) {
        List<String> uris = new ArrayList<>();
        collect(parsed(yaml), uris);
        return uris;
    }

    private static void collect(Object node, List<String> uris) {
        if (node instanceof List<?> list) {
            list.forEach(element -> collect(element, uris));
        } else if (node instanceof Map<?, ?> map) {
            Stream.of("uri", "to", "toD", "endpoint")
                    .map(map::get)
                    .filter(String.class::isInstance)
                    .forEach(uri -> uris.add(uri + query(map.get("parameters"))));
            map.values().forEach(value -> collect(value, uris));
        }
    }

    private static String query(Object parameters) {
        return parameters instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&", "?", ""))
                : "";
    }

    /** Those of Camel: of a file, or of a page's snippets, as lines or in YAML as Spring Boot reads it. */
    static List<Map.Entry<String, String>> properties(Path file) throws IOException {
        String name = file.toString();
        List<String> lines = name.endsWith(".md") ? Pages.snippets(file, "properties") : List.of();
        List<String> yaml = name.endsWith(".md") ? Pages.snippets(file, "yaml") : List.of();
        if (name.endsWith(".properties")) {
            lines = List.of(Files.readString(file));
        } else if (name.endsWith(".yaml")) {
            yaml = List.of(Files.readString(file));
        }
        List<Map.Entry<String, String>> properties = new ArrayList<>();
        for (String text : lines) {
            Properties read = new Properties();
            read.load(new StringReader(text));
            flatten("", read, properties);
        }
        for (String text : yaml) {
            parsed(text).stream()
                    .filter(Map.class::isInstance)
                    .forEach(document -> flatten("", (Map<?, ?>) document, properties));
        }
        properties.removeIf(property -> !property.getKey().startsWith("camel."));
        return properties;
    }

    private static void flatten(String prefix, Map<?, ?> map, List<Map.Entry<String, String>> properties) {
        map.forEach((name, value) -> {
            if (value instanceof Map<?, ?> nested) {
                flatten(prefix + name + ".", nested, properties);
            } else {
                properties.add(Map.entry(prefix + name, String.valueOf(value)));
            }
        });
    }

    private static List<Object> parsed(String yaml) {
        List<Object> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build()).loadAllFromString(yaml).forEach(documents::add);
        return documents;
    }

    static Stream<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
