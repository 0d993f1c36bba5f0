package org.masthead.address;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which domains, and for whom. To be taken as a {@code @BeanParam}.
 *
 * @param edition key of one that has to stand there; null: any
 * @param network how they are reached; null: any
 * @param country ISO 3166-1 code of where the reader is; null: nobody says
 */
public record DomainFilter(
        @RestQuery
        @Size(max = 40, message = "must be the key of an edition")
        @Parameter(description = "Key of an edition that stands there.", example = "en")
        String edition,

        @RestQuery
        @Pattern(regexp = "clearnet|tor", message = "must be clearnet or tor")
        @Parameter(
                description = "How they are reached.",
                example = "clearnet",
                schema = @Schema(enumeration = {"clearnet", "tor"}))
        String network,

        @RestQuery
        @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters, such as DE")
        @Parameter(description = "Country (ISO 3166-1 alpha-2) of the reader: decides the order.", example = "DE")
        String country) {

    boolean wants(Domain domain) {
        return network == null || domain.network.equals(network);
    }

    /** Keeps the order of what a country makes no difference for. */
    Comparator<Domain> order() {
        return Comparator.comparing(domain -> {
            if (country == null) {
                return 0;
            }
            return domain.avoidIn.contains(country) ? 1 : domain.preferIn.contains(country) ? -1 : 0;
        });
    }
}
