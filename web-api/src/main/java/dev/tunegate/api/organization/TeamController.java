package dev.tunegate.api.organization;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.organization.FindTeams;
import dev.tunegate.application.organization.ManageTeams;
import dev.tunegate.application.organization.TeamPatch;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes that make, change and delete teams. */
@Api
final class TeamController {

    private final ManageTeams manage;
    private final FindTeams find;

    TeamController(ManageTeams manage, FindTeams find) {
        this.manage = manage;
        this.find = find;
    }

    /** The ids of the teams that are gone. */
    record DeletedTeamsBody(@JsonProperty("deleted_teams") List<String> deletedTeams) {}

    @Needs(Permission.TEAMS_WRITE)
    @PostMapping("/team/new")
    TeamBody create(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return whole(caller, manage.create(caller, TeamRequest.wanted(JsonRequest.read(request))));
    }

    private TeamBody whole(Caller caller, Team team) {
        return TeamBody.with(team, find.members(caller, team.id()));
    }

    @Needs(Permission.TEAMS_WRITE)
    @PostMapping("/team/update")
    TeamBody update(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        return change(caller, TeamRequest.id(body), body, request);
    }

    @Needs(Permission.TEAMS_WRITE)
    @PatchMapping("/team/{id}")
    TeamBody patch(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return change(caller, TeamId.of(id, "team_id"), JsonRequest.read(request), request);
    }

    private TeamBody change(Caller caller, TeamId id, JsonObject body, HttpServletRequest request) {
        var patch = TeamRequest.patch(id, body, Versions.expected(request));
        return whole(caller, manage.change(caller, id, patch));
    }

    @Needs(Permission.TEAMS_WRITE)
    @PostMapping("/team/delete")
    DeletedTeamsBody delete(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = Fields.only(JsonRequest.read(request), Set.of("team_ids"));
        var ids =
                Fields.required(body, "team_ids").stream()
                        .map(it -> TeamId.of(it, "team_ids"))
                        .toList();
        manage.delete(caller, ids);
        return new DeletedTeamsBody(ids.stream().map(TeamId::value).toList());
    }

    @Needs(Permission.TEAMS_WRITE)
    @PostMapping("/team/block")
    TeamBody block(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return blocked(caller, request, true);
    }

    @Needs(Permission.TEAMS_WRITE)
    @PostMapping("/team/unblock")
    TeamBody unblock(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return blocked(caller, request, false);
    }

    private TeamBody blocked(Caller caller, HttpServletRequest request, boolean yes)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = Fields.only(JsonRequest.read(request), Set.of("team_id"));
        var patch = TeamPatch.of(it -> it.blocked(yes), Versions.expected(request));
        return whole(caller, manage.change(caller, TeamRequest.id(body), patch));
    }

    @Needs(Permission.TEAMS_WRITE)
    @PostMapping("/team/model/add")
    TeamBody addModels(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = modelsOf(request);
        var more = Fields.required(body, "models");
        return models(caller, request, body, names -> names.addAll(more));
    }

    @Needs(Permission.TEAMS_WRITE)
    @PostMapping("/team/model/delete")
    TeamBody removeModels(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = modelsOf(request);
        var fewer = Set.copyOf(Fields.required(body, "models"));
        return models(caller, request, body, names -> names.removeAll(fewer));
    }

    private static JsonObject modelsOf(HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return Fields.only(JsonRequest.read(request), Set.of("team_id", "models"));
    }

    private TeamBody models(
            Caller caller,
            HttpServletRequest request,
            JsonObject body,
            java.util.function.Consumer<Set<String>> change) {
        UnaryOperator<ModelGrants> other =
                it -> {
                    var names = new HashSet<>(it.names());
                    change.accept(names);
                    return new ModelGrants(names);
                };
        var patch =
                TeamPatch.of(
                        it -> it.granting(other.apply(it.models())), Versions.expected(request));
        return whole(caller, manage.change(caller, TeamRequest.id(body), patch));
    }
}
