/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors of src/docs/architecture.md. */
@AnalyzeClasses(packages = "io.github.camelket.playout", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camelket.playout";

    @ArchTest
    static final ArchRule IMPORTS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("playout")
            .definedBy(ROOT)
            .layer("cli")
            .definedBy(ROOT + ".cli")
            .layer("view")
            .definedBy(ROOT + ".view")
            .layer("run")
            .definedBy(ROOT + ".run")
            .layer("status")
            .definedBy(ROOT + ".status")
            .layer("plan")
            .definedBy(ROOT + ".plan")
            .layer("guide")
            .definedBy(ROOT + ".guide")
            .whereLayer("playout")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("view")
            .mayOnlyBeAccessedByLayers("playout")
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("playout", "cli")
            .whereLayer("status")
            .mayOnlyBeAccessedByLayers("playout", "cli", "view", "run")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("playout", "cli", "run")
            .whereLayer("guide")
            .mayOnlyBeAccessedByLayers("playout", "cli", "view", "run", "status", "plan");
}
