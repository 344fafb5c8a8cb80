/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.github.camelket.local.KetLocal;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Runs every test of this module with all loggers at TRACE, and fails it if a key or a signature was logged. */
public final class NoSecretIsLogged extends AppenderBase<ILoggingEvent>
        implements BeforeEachCallback, AfterEachCallback {

    private static final Pattern SECRET =
            Pattern.compile(KetLocal.DEFAULT_SECRET_KEY + "|Signature=[0-9a-f]{64}|Signature%3D[0-9a-f]{64}");

    private final AtomicReference<String> found = new AtomicReference<>();

    @Override
    public void beforeEach(ExtensionContext test) {
        found.set(null);
        setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        start();
        root().addAppender(this);
        root().setLevel(Level.TRACE);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        root().setLevel(Level.WARN);
        root().detachAppender(this);
        if (found.get() != null) {
            throw new AssertionError("A secret was logged: " + found.get());
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        // The AWS SDK is here to compare signatures with, and tells what it signs.
        if (!event.getLoggerName().startsWith("software.amazon.")) {
            String line = event.getLoggerName() + ": " + event.getFormattedMessage()
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            // Most lines are let off without the search, which is what would take the time.
            boolean suspect = line.contains("Signature") || line.contains(KetLocal.DEFAULT_SECRET_KEY);
            if (suspect && SECRET.matcher(line).find()) {
                found.compareAndSet(null, line);
            }
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
