package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.organization.TeamId;
import java.time.Instant;

/**
 * Lets another team call one tuned model, or one checkpoint of it, and nothing else of its job.
 *
 * @param model the public name of what may be called
 * @param team who may call it; OpenAI calls it a project
 */
public record CheckpointPermission(
        CheckpointPermissionId id, ModelName model, TeamId team, Instant createdAt) {}
