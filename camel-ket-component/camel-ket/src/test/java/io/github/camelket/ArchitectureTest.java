/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The floors of src/docs/architecture.md: imports point down only. */
@AnalyzeClasses(packages = "io.github.camelket", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule IMPORTS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("kamelet")
            .definedBy("io.github.camelket.kamelet")
            .layer("observe")
            .definedBy("io.github.camelket.observe")
            .layer("camel")
            .definedBy("io.github.camelket")
            .layer("watch")
            .definedBy("io.github.camelket.watch")
            .layer("resilience")
            .definedBy("io.github.camelket.resilience")
            .layer("client")
            .definedBy("io.github.camelket.client")
            .layer("validation")
            .definedBy("io.github.camelket.validation")
            .layer("model")
            .definedBy("io.github.camelket.model")
            .layer("auth")
            .definedBy("io.github.camelket.auth")
            .whereLayer("kamelet")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("observe")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("camel")
            .mayOnlyBeAccessedByLayers("kamelet", "observe")
            .whereLayer("watch")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("resilience")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("camel", "observe", "resilience")
            .whereLayer("validation")
            .mayOnlyBeAccessedByLayers("camel", "client")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("kamelet", "observe", "camel", "watch", "resilience", "client", "validation")
            .whereLayer("auth")
            .mayOnlyBeAccessedByLayers("kamelet", "camel", "client");

    @ArchTest
    static final ArchRule THE_SIGNER_KNOWS_NEITHER_CAMEL_NOR_SOCKETS = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("io.github.camelket.auth")
            .and()
            .doNotHaveSimpleName("ProfileCredentialsProvider")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "java.io..", "java.nio.channels..", "java.net.http..");

    /** Whom it is not forced on: Bucket4j comes with the option that needs it. */
    @ArchTest
    static final ArchRule ONLY_THE_LIMITER_KNOWS_BUCKETS = ArchRuleDefinition.noClasses()
            .that()
            .haveNameNotMatching(".*\\.BucketLimiter(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.bucket4j..");

    /** Whom it is not forced on: camel-quartz comes with the Kamelets that need it. */
    @ArchTest
    static final ArchRule ONLY_TIMED_KAMELETS_KNOW_QUARTZ = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage("io.github.camelket.kamelet")
            .or()
            .haveSimpleNameStartingWith("FailedPolls")
            .or()
            .haveSimpleNameStartingWith("LoopKeepalive")
            .or()
            .haveSimpleNameStartingWith("StreamPull")
            .or()
            .haveSimpleNameStartingWith("KameletEndpoint")
            .or()
            .haveSimpleNameStartingWith("KameletSource")
            .or()
            .haveSimpleNameStartingWith("PresetSink")
            .or()
            .haveSimpleNameStartingWith("PresetReconciler")
            .or()
            .haveSimpleNameStartingWith("DeclaredPreset")
            .or()
            .haveSimpleNameStartingWith("StepConsumer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.quartz..", "org.apache.camel.component.quartz..");

    /** What is optional is known to the one class that is there for it, and to who makes that. */
    @ArchTest
    static final ArchRule METRICS_ARE_A_CLASS_OF_THEIR_OWN = onlyKnownTo("io.micrometer..", "CallMeters");

    @ArchTest
    static final ArchRule TRACING_IS_A_CLASS_OF_ITS_OWN =
            onlyKnownTo("org.apache.camel.telemetry..", "KetSpanDecorator");

    @ArchTest
    static final ArchRule HEALTH_IS_A_CLASS_OF_ITS_OWN =
            onlyKnownTo("org.apache.camel.impl.health..", "KetHealthCheck");

    private static ArchRule onlyKnownTo(String library, String beginningOfName) {
        return ArchRuleDefinition.noClasses()
                .that()
                .haveSimpleNameNotStartingWith(beginningOfName)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
