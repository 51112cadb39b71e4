package dev.tunegate.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.application.catalog.ModelInfo;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.shared.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A deployment as management clients know it; what opens its provider is never in it. */
record ModelInfoBody(
        @JsonProperty("model_name") String modelName,
        @JsonProperty("litellm_params") Map<String, String> litellmParams,
        @JsonProperty("model_info") InfoBody modelInfo) {

    /**
     * What is known of it besides.
     *
     * @param dbModel whether it can be changed here; what the file defines is changed there
     * @param version what {@code If-Match} must name for a change of what was read
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InfoBody(
            String id,
            boolean dbModel,
            List<String> supportedEndpoints,
            List<String> accessGroups,
            boolean blocked,
            @Nullable String mode,
            @Nullable String baseModel,
            @Nullable String description,
            @Nullable String shutdownDate,
            @Nullable String problem,
            @Nullable Long version,
            @Nullable String createdAt,
            @Nullable String createdBy,
            @Nullable String updatedAt,
            @Nullable String updatedBy) {}

    static ModelInfoBody of(ModelInfo model) {
        return new ModelInfoBody(model.name().value(), model.words(), info(model));
    }

    private static InfoBody info(ModelInfo model) {
        var revision = model.revision();
        var notes = model.notes().pairs();
        return new InfoBody(
                model.id().value(),
                revision.isPresent(),
                model.supports().stream().map(Endpoint::path).sorted().toList(),
                model.accessGroups().stream().sorted().toList(),
                model.blocked(),
                notes.get("mode"),
                notes.get("base_model"),
                notes.get("description"),
                notes.get("shutdown_date"),
                model.problem().orElse(null),
                revision.map(Revision::version).orElse(null),
                text(revision.map(Revision::createdAt)),
                revision.map(Revision::createdBy).orElse(null),
                text(revision.map(Revision::updatedAt)),
                revision.map(Revision::updatedBy).orElse(null));
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
