package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.Optional;
import java.util.Set;

/** Which teams may call which models of others. */
@OutboundPort
public interface CheckpointPermissions {

    /**
     * Adds a permission, unless the team has one for the model already; returns what stands.
     *
     * @throws dev.tunegate.domain.shared.Refusal.NotFound if model or team have gone meanwhile,
     *     where the collection can tell
     */
    CheckpointPermission add(CheckpointPermission permission);

    /**
     * The teams that may call this model. It is asked on every request and while answers stream, so
     * what it says may be half a second old on a node other than the one that changed it.
     */
    Set<TeamId> teams(ModelName model);

    /**
     * One page of a model's permissions; {@code after} is a permission's id.
     *
     * @param team only that one's
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if {@code after} is none of the
     *     model's
     */
    Listing<CheckpointPermission> list(ModelName model, Optional<TeamId> team, ListQuery query);

    /** Removes a permission of this model and returns what it was; empty if there is none. */
    Optional<CheckpointPermission> remove(ModelName model, CheckpointPermissionId id);
}
