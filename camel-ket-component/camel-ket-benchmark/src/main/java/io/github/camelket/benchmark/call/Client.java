/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

/** By whom a call is made. */
public enum Client {
    KET(KetCalls::new),
    CAMEL_HTTP(CamelHttpCalls::new),
    JDK(JdkCalls::new),
    APACHE(ApacheCalls::new);

    /** As many as there are callers at most, for each client that has a limit. */
    static final int CONNECTIONS = 64;

    private interface Maker {
        Calls make(String url, Question question);
    }

    private final Maker maker;

    Client(Maker maker) {
        this.maker = maker;
    }

    /** @param url the server's address, without a path */
    public Calls calling(String url, Question question) {
        return maker.make(url, question);
    }
}
