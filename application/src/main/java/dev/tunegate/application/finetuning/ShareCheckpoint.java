package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.CheckpointId;
import dev.tunegate.domain.finetuning.CheckpointPermission;
import dev.tunegate.domain.finetuning.CheckpointPermissionChanged;
import dev.tunegate.domain.finetuning.CheckpointPermissionId;
import dev.tunegate.domain.finetuning.CheckpointPermissions;
import dev.tunegate.domain.finetuning.Checkpoints;
import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.inference.ServedModels;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets other teams call a tuned model or a checkpoint, and takes that back. */
@UseCase
public final class ShareCheckpoint {

    /** Source: OpenAI bounds it nowhere; one page of a list is enough for a person. */
    public static final int MOST_TEAMS = 100;

    private static final String MODEL = "fine_tuned_model_checkpoint";
    private static final String TEAMS = "project_ids";

    private final ServedModels served;
    private final Checkpoints checkpoints;
    private final CheckpointPermissions permissions;
    private final Teams teams;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ShareCheckpoint(
            ServedModels served,
            Checkpoints checkpoints,
            CheckpointPermissions permissions,
            Teams teams,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.served = served;
        this.checkpoints = checkpoints;
        this.permissions = permissions;
        this.teams = teams;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Permits each of the teams to call the model; one that may already keeps the permission that
     * it has.
     *
     * @param word a tuned model's name, a checkpoint's, or a checkpoint's id
     * @return the teams' permissions, in the order of the teams
     * @throws Refusal.NotFound if there is no such model, or none that the caller may know of
     * @throws Refusal.NotAllowed if the caller may know of it, but does not administer its owner
     * @throws Refusal.InvalidInput if one of the teams is unknown, or of another organization where
     *     the caller does not administer the platform
     */
    public List<CheckpointPermission> share(Caller caller, String word, List<String> projects) {
        var model = administered(caller, word);
        if (projects.isEmpty()) {
            throw new Refusal.InvalidInput(
                    TEAMS,
                    "missing_required_parameter",
                    "'project_ids' must name at least one team.");
        }
        var wanted = projects.stream().distinct().map(it -> team(caller, model, it)).toList();
        return transactions.call(
                () -> wanted.stream().map(it -> permit(caller, model.name(), it)).toList());
    }

    private CheckpointPermission permit(Caller caller, ModelName model, TeamId team) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var fresh = new CheckpointPermission(CheckpointPermissionId.fresh(), model, team, now);
        var standing = permissions.add(fresh);
        if (standing.equals(fresh)) {
            announcer.announce(caller, new CheckpointPermissionChanged(fresh, true));
        }
        return standing;
    }

    private TeamId team(Caller caller, ServedModel model, String word) {
        return teams.find(TeamId.of(word, TEAMS))
                .filter(it -> mayShareWith(caller, model, it))
                .map(Team::id)
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        TEAMS, "invalid_value", "No such project: " + word));
    }

    private boolean mayShareWith(Caller caller, ServedModel model, Team team) {
        if (AccessPolicy.allows(caller, Permission.CHECKPOINTS_SHARE, Place.PLATFORM)) {
            return true;
        }
        var home = model.owner().team().flatMap(teams::find).flatMap(Team::organization);
        return home.isPresent() && home.equals(team.organization());
    }

    /**
     * @param project only this team's permission
     */
    public Listing<CheckpointPermission> list(
            Caller caller, String word, Optional<String> project, ListQuery query) {
        var model = administered(caller, word).name();
        return permissions.list(model, project.map(it -> TeamId.of(it, "project_id")), query);
    }

    /**
     * Ends within a second whatever the team is being answered by the model.
     *
     * @throws Refusal.NotFound if the model has no such permission
     */
    public void revoke(Caller caller, String word, String permission) {
        var model = administered(caller, word).name();
        Supplier<Refusal> missing =
                () -> new Refusal.NotFound("permission", permission, "permission_id");
        if (!permission.matches("cp_[0-9A-Za-z]{1,40}")) {
            throw missing.get();
        }
        transactions.run(
                () -> {
                    var gone =
                            permissions
                                    .remove(model, new CheckpointPermissionId(permission))
                                    .orElseThrow(missing);
                    announcer.announce(caller, new CheckpointPermissionChanged(gone, false));
                });
    }

    /** What is only shared with the caller is not theirs to share. */
    private ServedModel administered(Caller caller, String word) {
        AccessPolicy.require(caller, Permission.CHECKPOINTS_SHARE);
        var model =
                named(word)
                        .flatMap(it -> served.visibleTo(caller, it))
                        .filter(it -> caller.sees(it.owner()))
                        .orElseThrow(
                                () ->
                                        new Refusal.NotFound(
                                                "checkpoint", word, MODEL, "model_not_found"));
        AccessPolicy.require(caller, Permission.CHECKPOINTS_SHARE, Place.of(model.owner()));
        return model;
    }

    private Optional<ModelName> named(String word) {
        return CheckpointId.isOne(word)
                ? checkpoints.find(new CheckpointId(word)).map(Checkpoint::model)
                : Optional.of(ModelName.of(word, MODEL));
    }
}
