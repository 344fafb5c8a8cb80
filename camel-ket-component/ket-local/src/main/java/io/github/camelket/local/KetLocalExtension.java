/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Gives JUnit 5 tests a {@link KetLocal} as a parameter.
 *
 * <p>With {@code @ExtendWith(KetLocalExtension.class)} each test method has a fresh one of its own. In a static field
 * with {@code @RegisterExtension}, one serves the whole class, is {@linkplain KetLocal#reset() reset} before each test,
 * and can also be had from {@link #local()}, in {@code @BeforeAll} methods too.
 */
public final class KetLocalExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(KetLocalExtension.class);

    private final Supplier<KetLocal> starter;
    private @Nullable KetLocal shared;
    /** How many nested test classes use the shared service, which the outermost starts and stops. */
    private int users;

    /** A service with a default for everything. */
    public KetLocalExtension() {
        this(KetLocal.builder());
    }

    /**
     * A service with settings of its own.
     *
     * @param builder how the service shall be; with port 0, or tests that run at the same time get in each other's way
     */
    public KetLocalExtension(KetLocalBuilder builder) {
        this.starter = builder::start;
    }

    /**
     * The service that the class shares.
     *
     * @return the service
     * @throws IllegalStateException if the extension is not in a static field, or outside of the class's tests
     */
    public synchronized KetLocal local() {
        if (shared == null) {
            throw new IllegalStateException("KetLocalExtension has a shared service only in a static field with "
                    + "@RegisterExtension, and only while the class's tests run");
        }
        return shared;
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) throws IllegalAccessException {
        if (isInStaticField(context.getRequiredTestClass()) && users++ == 0) {
            shared = starter.get();
        }
    }

    @Override
    public synchronized void beforeEach(ExtensionContext context) {
        if (shared != null) {
            shared.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        KetLocal own = context.getStore(NAMESPACE).remove(this, KetLocal.class);
        if (own != null) {
            own.close();
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        if (shared != null && --users == 0) {
            shared.close();
            shared = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KetLocal.class
                && (hasShared() || context.getTestMethod().isPresent());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return hasShared()
                ? local()
                : context.getStore(NAMESPACE).getOrComputeIfAbsent(this, key -> starter.get(), KetLocal.class);
    }

    private synchronized boolean hasShared() {
        return shared != null;
    }

    private boolean isInStaticField(Class<?> testClass) throws IllegalAccessException {
        for (Class<?> type = testClass; type != null; type = outer(type)) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && field.isAnnotationPresent(RegisterExtension.class)
                        && field.trySetAccessible()
                        && field.get(null) == this) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where the field may be declared that the type's tests use: further up, or around the type. */
    private static @Nullable Class<?> outer(Class<?> type) {
        Class<?> above = type.getSuperclass();
        return above == null || above == Object.class ? type.getEnclosingClass() : above;
    }
}
