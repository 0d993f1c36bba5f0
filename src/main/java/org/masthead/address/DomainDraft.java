package org.masthead.address;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.EnumNames;
import org.masthead.http.OneLine;

/** A domain as it is written. */
@Schema(description = "An address of the publication as it is written.")
public record DomainDraft(
        @Pattern(
                regexp = "(?!self$)[a-z0-9][a-z0-9-]{1,38}",
                message = "must be 2 to 39 of a-z, 0-9 and hyphens, not beginning with one, and not self")
        @Schema(
                description = "Readable name that outlives a change of the host; made when absent, and never changed.",
                examples = "mirror-1",
                nullable = true)
        String key,

        @Size(max = 100, message = "must be 100 characters at most")
        @OneLine
        @Schema(description = "Name for people; the host when absent.", examples = "First mirror", nullable = true)
        String label,

        @Schema(
                description = "What it is for; when absent mirror, of an onion address onion.",
                examples = "mirror",
                nullable = true)
        Role role,

        @Pattern(regexp = "https?", message = "must be https, or http for an onion address")
        @Schema(
                description = "Scheme of its URLs; when absent https, for an onion address http.",
                examples = "https",
                nullable = true)
        String scheme,

        @NotNull(message = "is needed, such as mirror.example.org")
        @Size(max = 253, message = "must be 253 characters at most")
        @Schema(
                description = "Host name, in any script: kept as DNS has it. No IP address.",
                examples = "mirror.masthead.example")
        String host,

        @Min(value = 1, message = "must be 1 at least")
        @Max(value = 65535, message = "must be 65535 at most")
        @Schema(
                description = "Port, 1024 at least; null: the usual one of the scheme.",
                examples = "8443",
                nullable = true)
        Integer port,

        @Size(max = 200, message = "must be 200 characters at most")
        @Pattern(regexp = DomainDraft.PREFIX, message = DomainDraft.PREFIX_MESSAGE)
        @Schema(description = "What its paths begin with; empty when absent.", examples = "/en", nullable = true)
        String pathPrefix,

        @Size(max = 100, message = "must be 100 at most")
        @Schema(
                description = "The editions that stand here; null or empty: all of them.",
                examples = "[{\"edition\": \"en\", \"pathPrefix\": \"\"}]",
                nullable = true)
        List<@NotNull @Valid Place> editions,

        @Size(max = 39, message = "must be 39 characters at most")
        @Schema(
                description = "Key of the domain where the API of this one stands, when it is another.",
                examples = "api",
                nullable = true)
        String apiDomain,

        @Size(max = 39, message = "must be 39 characters at most")
        @Schema(
                description = "Key of the domain where the pictures of this one stand, when it is another.",
                examples = "media",
                nullable = true)
        String mediaDomain,

        @Schema(
                description = "Whose machine it is: credentials go to first-party only; first-party when absent.",
                examples = "first-party",
                nullable = true)
        Trust trust,

        @Schema(
                description = "Who is told of it: public is listed everywhere, manifest only in the signed list,"
                        + " private nowhere; public when absent.",
                examples = "public",
                nullable = true)
        Disclosure disclosure,

        @Min(value = 1, message = "must be 1 at least")
        @Max(value = 999999, message = "must be 999999 at most")
        @Schema(description = "Lower is preferred; 100 when absent.", examples = "20", nullable = true)
        Integer priority,

        @Min(value = 0, message = "must be 0 at least")
        @Max(value = 65535, message = "must be 65535 at most")
        @Schema(
                description = "Share of requests among those of the same priority; 10 when absent.",
                examples = "10",
                nullable = true)
        Integer weight,

        @Size(max = 250, message = "must be 250 at most")
        @Schema(
                description = "Countries (ISO 3166-1 alpha-2) where it is the better choice.",
                examples = "[\"DE\"]",
                nullable = true)
        List<@NotNull String> preferIn,

        @Size(max = 250, message = "must be 250 at most")
        @Schema(
                description = "Countries (ISO 3166-1 alpha-2) where it does not work or should not be tried.",
                examples = "[\"RU\"]",
                nullable = true)
        List<@NotNull String> avoidIn,

        @Schema(
                implementation = String.class,
                format = "date",
                description = "The day until which its name is paid for: a warning comes 30 days before.",
                examples = "2027-03-01",
                nullable = true)
        LocalDate registrationEndsOn) {

    static final String PREFIX = "(/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*+";
    static final String PREFIX_MESSAGE = "must be empty or path segments, such as /en, without a slash at the end";

    /** What a domain is for. */
    @Schema(name = "DomainRole", description = "What a domain is for.")
    public enum Role {
        PRIMARY,
        MIRROR,
        ONION,
        MEDIA,
        API;

        @JsonValue
        public String text() {
            return EnumNames.of(this);
        }
    }

    /** Whose machine a domain is. */
    @Schema(name = "DomainTrust", description = "Whose machine a domain is.")
    public enum Trust {
        FIRST_PARTY,
        CDN,
        THIRD_PARTY;

        @JsonValue
        public String text() {
            return EnumNames.of(this);
        }
    }

    /** Who is told of a domain. */
    @Schema(name = "DomainDisclosure", description = "Who is told of a domain.")
    public enum Disclosure {
        PUBLIC,
        MANIFEST,
        PRIVATE;

        @JsonValue
        public String text() {
            return EnumNames.of(this);
        }
    }

    /** An edition on a domain. */
    @Schema(name = "DomainPlace", description = "An edition on a domain.")
    public record Place(
            @NotNull(message = "is needed, such as en")
            @Size(max = 40, message = "must be 40 characters at most")
            @Schema(description = "Key of the edition.", examples = "en")
            String edition,

            @Size(max = 200, message = "must be 200 characters at most")
            @Pattern(regexp = DomainDraft.PREFIX, message = DomainDraft.PREFIX_MESSAGE)
            @Schema(
                    description = "What its paths begin with behind that of the domain; empty when absent.",
                    examples = "/en",
                    nullable = true)
            String pathPrefix) {}

    private static Role usual(String host) {
        return host != null && host.strip().toLowerCase(Locale.ROOT).endsWith(".onion") ? Role.ONION : Role.MIRROR;
    }

    public DomainDraft {
        role = role == null ? usual(host) : role;
        pathPrefix = pathPrefix == null ? "" : pathPrefix;
        editions = editions == null ? List.of() : editions;
        trust = trust == null ? Trust.FIRST_PARTY : trust;
        disclosure = disclosure == null ? Disclosure.PUBLIC : disclosure;
        priority = priority == null ? Integer.valueOf(100) : priority;
        weight = weight == null ? Integer.valueOf(10) : weight;
        preferIn = preferIn == null ? List.of() : preferIn;
        avoidIn = avoidIn == null ? List.of() : avoidIn;
    }
}
