package org.masthead.access;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which entries of the audit are wanted; all conditions that are given hold. */
public record AuditFilter(
        @RestQuery
        @Parameter(
                description = "Only what was done to the thing with this id.",
                example = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        UUID subject,

        @RestQuery
        @Size(max = 200, message = "must be 200 characters at most")
        @Parameter(description = "Only what was done by those who had this name then.", example = "Jane Doe")
        String principal,

        @RestQuery
        @Size(max = 1000, message = "must be 1,000 characters at most")
        @Parameter(
                description = "Only what was done by the caller with this id, however they were named.",
                example = "0199c0de-7a1b-7c2d-8e3f-405162738495")
        String principalId,

        @RestQuery
        @Size(max = 50, message = "must be 50 characters at most")
        @Parameter(description = "Only this act.", example = "publish")
        String act,

        @RestQuery
        @Size(max = 50, message = "must be 50 characters at most")
        @Parameter(description = "Only what was done to things of this kind.", example = "article")
        String kind,

        @RestQuery
        @Parameter(
                description = "Only what was done at this time or later (RFC 3339, UTC).",
                example = "2026-03-01T00:00:00Z")
        Instant since) {}
