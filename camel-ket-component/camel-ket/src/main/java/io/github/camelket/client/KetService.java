package io.github.camelket.client;

import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.auth.SignatureLocation;
import java.net.URI;

/**
 * Whom to call, and as whom.
 *
 * @param url scheme, host, port and path of the service
 * @param region the region in the scope of signatures
 * @param signatureLocation where the signature travels
 * @param credentials asked anew for each call, so that keys can be changed while routes run
 * @param maxResponseSize the largest answer that is read, in bytes
 */
public record KetService(
        URI url,
        String region,
        SignatureLocation signatureLocation,
        KetCredentialsProvider credentials,
        int maxResponseSize) {}
