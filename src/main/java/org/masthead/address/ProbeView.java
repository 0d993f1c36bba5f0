package org.masthead.address;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a probe of a domain came to. */
@Schema(name = "DomainProbe", description = "What a probe of a domain came to.")
public record ProbeView(
        @Schema(description = "When (RFC 3339, UTC).", examples = "2026-03-01T06:30:00Z")
        Instant at,

        @Schema(
                description = "ok; what is wrong with the answer: not-ours, bad-signature, wrong-domain, redirect,"
                        + " http-4xx, http-451, http-5xx; stale or old-manifest for one that shows what is old; or why"
                        + " there is no answer: dns-nxdomain, dns-error, dns-private,"
                        + " connect-timeout, connect-refused, connect-reset, tls-name, tls-expired, tls-other, too-slow,"
                        + " too-large, broken-answer, address-refused.",
                examples = "ok")
        String outcome,

        @Schema(
                description = "How far behind what it shows is at least, in seconds; null unless it is stale or"
                        + " old-manifest.",
                examples = "3600",
                nullable = true)
        Integer lagSeconds,

        @Schema(description = "How long it took, in milliseconds.", examples = "84")
        int latencyMillis) {}
