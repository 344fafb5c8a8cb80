/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class KetLocalExtensionTest {

    private static void createPreset(KetLocal local) {
        try (TestClient client = new TestClient(local, Clock.systemUTC())) {
            LocalTest.assertSuccess(client.post(
                    "Preset", "{" + LocalTest.IDS + ",'Preset':'p1','Output':[{'format':{'output_format':256}}]}"));
        }
    }

    @Nested
    @ExtendWith(KetLocalExtension.class)
    class WithAnAnnotation {

        private static final Set<KetLocal> SEEN = new HashSet<>();
        private KetLocal beforeEach;

        @BeforeEach
        void keep(KetLocal local) {
            beforeEach = local;
        }

        @RepeatedTest(3)
        void eachMethodHasItsOwn(KetLocal local) {
            assertThat(local).isSameAs(beforeEach);
            assertThat(SEEN.add(local)).isTrue();
            createPreset(local);
        }

        @AfterAll
        static void allAreClosed() {
            assertThat(SEEN).hasSize(3).allSatisfy(local -> assertThatThrownBy(
                            () -> new Socket("127.0.0.1", local.port()).close())
                    .hasMessageContaining("refused"));
        }
    }

    @Nested
    class InAStaticField {

        @RegisterExtension
        static final KetLocalExtension KET =
                new KetLocalExtension(KetLocal.builder().accessKey("mine"));

        private static KetLocal ofTheClass;

        @BeforeAll
        static void start(KetLocal local) {
            ofTheClass = local;
        }

        @RepeatedTest(3)
        void methodsShareOneThatIsReset(KetLocal local) {
            assertThat(local).isSameAs(ofTheClass).isSameAs(KET.local());
            assertThat(local.accessKey()).isEqualTo("mine");
            createPreset(local);
        }

        @Nested
        class Deeper {
            @Test
            void nestedClassesShareIt(KetLocal local) {
                assertThat(local).isSameAs(ofTheClass);
                createPreset(local);
            }
        }
    }

    @Nested
    class InAField {

        @RegisterExtension
        final KetLocalExtension ket = new KetLocalExtension();

        @Test
        void methodHasItsOwn(KetLocal local) {
            createPreset(local);
            assertThatThrownBy(ket::local).hasMessageContaining("static field");
        }
    }
}
