/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What a native image must keep of camel-ket and playout besides what Camel's own hints name: the records that Jackson reads and
 * writes and routes look into, the beans of Kamelets, the options of playout, and files.
 */
final class KetRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver(classLoader);
        Stream.concat(classes(files, "model"), classes(files, "kamelet")).forEach(type -> hints.reflection()
                .registerType(
                        type,
                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                        MemberCategory.INVOKE_DECLARED_METHODS,
                        MemberCategory.INVOKE_PUBLIC_METHODS,
                        MemberCategory.DECLARED_FIELDS));
        hints.reflection()
                .registerTypeIfPresent(
                        classLoader,
                        "io.github.camelket.playout.KetPlayoutBuilder",
                        MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS,
                        MemberCategory.INVOKE_PUBLIC_METHODS);
        hints.resources()
                .registerPattern("kamelets/ket-*.kamelet.yaml")
                .registerPattern("io/github/camelket/playout/*.schema.json")
                .registerPattern("io/github/camelket/playout/view/page.*");
    }

    /** Those of a package of camel-ket. By their files, so that none is forgotten, nor loaded without a library that it needs. */
    private static Stream<TypeReference> classes(PathMatchingResourcePatternResolver files, String subpackage) {
        try {
            return Stream.of(files.getResources("classpath*:io/github/camelket/" + subpackage + "/*.class"))
                    .map(file -> file.getFilename().replace(".class", ""))
                    .filter(name -> !name.equals("package-info"))
                    .map(name -> TypeReference.of("io.github.camelket." + subpackage + "." + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
