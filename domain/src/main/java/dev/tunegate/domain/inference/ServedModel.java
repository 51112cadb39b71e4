package dev.tunegate.domain.inference;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelAccess;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.Site;
import dev.tunegate.domain.organization.TeamId;
import java.time.Instant;
import java.util.Set;

/** A model that came out of a job, or a checkpoint of one: callable under its public name. */
public record ServedModel(
        ModelName name, Owner owner, JobId job, Origin origin, Instant createdAt) {

    /**
     * What bounds the caller where this model is asked for: all that bounds it elsewhere; but what
     * is shared with a team the team may call, whatever else it may use.
     */
    public ModelAccess bounds(Caller caller) {
        return caller.sees(owner) ? caller.models() : caller.models().besideTeams();
    }

    /**
     * Whether the caller may call it although it is not theirs: one of the teams that it is shared
     * with is. What is rehearsed is shared with rehearsals alone.
     */
    public boolean isShared(Caller caller, Set<TeamId> teams) {
        return teams.stream()
                .map(Owner::of)
                .map(it -> owner.isRehearsing() ? it.rehearsing() : it)
                .anyMatch(caller::sees);
    }

    /**
     * Where the model lives.
     *
     * @param providerModel the provider's own name; it never leaves the gateway
     * @param checkpoint whether it is a step on the way rather than the result
     */
    public record Origin(Site site, String providerModel, ModelName base, boolean checkpoint) {}
}
