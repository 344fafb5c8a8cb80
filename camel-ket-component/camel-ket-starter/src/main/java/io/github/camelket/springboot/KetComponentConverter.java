/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import io.github.camelket.KetConfiguration;
import io.github.camelket.auth.KetCredentialsProvider;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/**
 * Reads the options that are objects, as Camel does elsewhere: {@code #bean:name} or {@code #name}, {@code #type:} and a class
 * of which there is one bean, {@code #class:} and one that is to be made. Of our own properties only: Spring Boot asks each
 * converter for the properties of the whole application, which may have clocks that it writes in another way.
 */
final class KetComponentConverter implements ConditionalGenericConverter {

    private final ObjectProvider<CamelContext> context;

    /** @param context asked for when there is something to read, as Camel itself is configured by properties */
    KetComponentConverter(ObjectProvider<CamelContext> context) {
        this.context = context;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Stream.of(Clock.class, KetConfiguration.class, KetCredentialsProvider.class, SSLContextParameters.class)
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean matches(TypeDescriptor from, TypeDescriptor to) {
        return to.hasAnnotation(KetReference.class);
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        String reference = String.valueOf(source).trim();
        boolean byName = reference.startsWith("#") && !reference.contains(":");
        try {
            Object found = PropertyBindingSupport.resolveBean(
                    context.getObject(), byName ? "#bean:" + reference.substring(1) : reference);
            return to.getType().cast(found);
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    "'" + reference + "' is no " + to.getType().getName()
                            + ": name a bean as in #bean:name, or a class as in #class:com.example.Name",
                    e);
        }
    }
}
