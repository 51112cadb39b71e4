package dev.tunegate.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tunegate.application.catalog.AccessGroupInfo;
import dev.tunegate.domain.shared.Revision;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An access group as management clients know it.
 *
 * @param dbGroup whether it can be changed here; else the models in it name it themselves
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessGroupBody(
        String accessGroup,
        Set<String> modelNames,
        int deploymentCount,
        boolean dbGroup,
        @Nullable Long version,
        @Nullable String updatedAt,
        @Nullable String updatedBy) {

    static AccessGroupBody of(AccessGroupInfo group) {
        var revision = group.revision();
        return new AccessGroupBody(
                group.name(),
                group.models(),
                group.deployments(),
                revision.isPresent(),
                revision.map(Revision::version).orElse(null),
                revision.map(it -> it.updatedAt().toString()).orElse(null),
                revision.map(Revision::updatedBy).orElse(null));
    }
}
