package dev.tunegate.api.finetuning;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.finetuning.CheckpointPermission;

/** A checkpoint's permission as callers see it; a project is a team. */
record CheckpointPermissionBody(
        String id,
        String object,
        @JsonProperty("created_at") long createdAt,
        @JsonProperty("project_id") String projectId) {

    static final String OBJECT = "checkpoint.permission";

    static CheckpointPermissionBody of(CheckpointPermission permission) {
        return new CheckpointPermissionBody(
                permission.id().value(),
                OBJECT,
                permission.createdAt().getEpochSecond(),
                permission.team().value());
    }
}
