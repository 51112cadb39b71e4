package dev.tunegate.api.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.application.inference.KnownModel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A model as callers see it. */
record ModelBody(
        String id,
        String object,
        long created,
        @JsonProperty("owned_by") String ownedBy,
        @JsonProperty("shutdown_date") @Nullable String shutdownDate) {

    static ModelBody of(KnownModel model) {
        return new ModelBody(
                model.name().value(),
                "model",
                model.createdAt().getEpochSecond(),
                model.ownedBy(),
                model.shutdownDate().map(LocalDate::toString).orElse(null));
    }
}
