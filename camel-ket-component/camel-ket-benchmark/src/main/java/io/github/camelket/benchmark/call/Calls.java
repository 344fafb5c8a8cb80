/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

/** Asks one question again and again, from as many threads as like to. */
public interface Calls extends AutoCloseable {

    /** @return what the client makes of the answer */
    Object call() throws Exception;

    /** How many requests were sent once more until now, as the first had no answer. */
    default long repeated() {
        return 0;
    }

    @Override
    void close();
}
