/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The files of a folder, listed page by page. */
public final class Listing {

    private final String bucket;
    private final String prefix;
    private final List<S3Object> files = new ArrayList<>();
    private boolean incomplete = true;

    Listing(String bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
    }

    public boolean isIncomplete() {
        return incomplete;
    }

    public ListObjectsRequest getNextPage() {
        ListObjectsRequest.Builder page =
                ListObjectsRequest.builder().bucket(bucket).prefix(prefix);
        return files.isEmpty()
                ? page.build()
                : page.marker(files.get(files.size() - 1).key()).build();
    }

    /** Adds the page in the body to the listing of the exchange. */
    static void add(Exchange exchange) {
        List<?> page = exchange.getMessage().getBody(List.class);
        Listing listing = exchange.getProperty("listing", Listing.class);
        page.forEach(file -> listing.files.add((S3Object) file));
        listing.incomplete = !page.isEmpty();
    }

    List<S3Object> files() {
        return files;
    }
}
