package dev.tunegate.api.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.application.inference.KnownModel;

/** A model as callers see it. */
record ModelBody(String id, String object, long created, @JsonProperty("owned_by") String ownedBy) {

    static ModelBody of(KnownModel model) {
        return new ModelBody(
                model.name().value(), "model", model.createdAt().getEpochSecond(), model.ownedBy());
    }
}
