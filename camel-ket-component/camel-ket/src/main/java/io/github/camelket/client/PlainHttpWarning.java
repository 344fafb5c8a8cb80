/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of services that are called over plain http: once for each host, and not for this machine itself. The secret key
 * never travels, but everything else does, and a session token among it.
 */
public final class PlainHttpWarning {

    private static final Logger LOG = LoggerFactory.getLogger(PlainHttpWarning.class);

    /** By its spelling alone: nobody's name server is asked. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private final Set<String> warnedOf = ConcurrentHashMap.newKeySet();

    /** @param serviceUrl whom an endpoint is going to call */
    public void check(URI serviceUrl) {
        String host = serviceUrl.getHost().toLowerCase(Locale.ROOT);
        if ("http".equalsIgnoreCase(serviceUrl.getScheme())
                && !LOOPBACK.matcher(host).matches()
                && warnedOf.add(host)) {
            LOG.warn(
                    "The service at {} is called over plain http, as serviceUrl says: requests can be read and answers"
                            + " forged on the way. Use https.",
                    host);
        }
    }
}
