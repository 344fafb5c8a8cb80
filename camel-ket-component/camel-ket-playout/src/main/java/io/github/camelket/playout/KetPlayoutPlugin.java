/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.util.StringHelper;

/**
 * Makes a {@link KetPlayout} where the property {@code camel.ket.playout.guide} is set, with the options that the other
 * properties {@code camel.ket.playout.*} give, and adds those that the application has as beans.
 */
public final class KetPlayoutPlugin implements ContextServicePlugin {

    private static final String PREFIX = "camel.ket.playout.";

    /** Camel loads plugins before an application has set its properties, and swallows what they throw. */
    @Override
    public void load(CamelContext camelContext) {
        camelContext.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarting(CamelContext starting) {
                try {
                    for (KetPlayout playout : starting.getRegistry().findByType(KetPlayout.class)) {
                        starting.addService(playout);
                    }
                    Optional<KetPlayout> playout = ofProperties(starting);
                    if (playout.isPresent()) {
                        starting.addService(playout.get());
                    }
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private static Optional<KetPlayout> ofProperties(CamelContext context) {
        Map<String, Method> options = options();
        checkNames(context.getPropertiesComponent().loadProperties(name -> name.startsWith(PREFIX)), options);
        if (value(context, "guide").isEmpty()) {
            return Optional.empty();
        }
        KetPlayoutBuilder builder = KetPlayout.builder();
        options.forEach(
                (option, method) -> value(context, option).ifPresent(text -> set(context, builder, method, text)));
        return Optional.of(builder.build());
    }

    private static void checkNames(Properties properties, Map<String, Method> options) {
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (!options.containsKey(StringHelper.dashToCamelCase(name.substring(PREFIX.length())))) {
                throw new IllegalArgumentException(
                        name + " is no option of playout; there are " + String.join(", ", options.keySet()));
            }
        }
    }

    /** As it is written, or with dashes; from the environment, too. */
    private static Optional<String> value(CamelContext context, String option) {
        PropertiesComponent properties = context.getPropertiesComponent();
        return properties
                .resolveProperty(PREFIX + option)
                .or(() -> properties.resolveProperty(PREFIX + StringHelper.camelCaseToDash(option)));
    }

    private static void set(CamelContext context, KetPlayoutBuilder builder, Method method, String text) {
        try {
            method.invoke(builder, converted(context, method, text.trim()));
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(PREFIX + e.getCause().getMessage(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object converted(CamelContext context, Method method, String text) {
        Class<?> type = method.getParameterTypes()[0];
        try {
            return context.getTypeConverter().mandatoryConvertTo(type, text);
        } catch (NoTypeConversionAvailableException | RuntimeException e) {
            throw new IllegalArgumentException(
                    PREFIX + method.getName() + " is '" + text + "', but must be " + example(type), e);
        }
    }

    private static String example(Class<?> type) {
        if (type == int.class) {
            return "a whole number";
        }
        return type == boolean.class ? "true or false" : "a duration such as 10s or PT10S";
    }

    private static Map<String, Method> options() {
        Map<String, Method> options = new TreeMap<>();
        Arrays.stream(KetPlayoutBuilder.class.getMethods())
                .filter(method -> method.getReturnType() == KetPlayoutBuilder.class && method.getParameterCount() == 1)
                .forEach(method -> options.put(method.getName(), method));
        return options;
    }
}
