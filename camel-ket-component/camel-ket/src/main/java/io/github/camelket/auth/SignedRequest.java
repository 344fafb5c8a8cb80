/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.util.List;

/**
 * What the signature makes of a request. Send it as it is: anything that decodes and encodes it again, or sorts it,
 * breaks the signature.
 *
 * @param target path, {@code ?} and query for the request line, encoded; in query form the signature is in it
 * @param headers headers to add to the signed ones: date, session token and authorization in header form, none in
 *     query form
 */
public record SignedRequest(String target, List<Header> headers) {

    public SignedRequest {
        headers = List.copyOf(headers);
    }

    /** The path and the names of the headers: the rest is, or is next to, a signature. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return "SignedRequest[" + (query < 0 ? target : target.substring(0, query) + "?***") + ", headers=" + headers
                + "]";
    }
}
