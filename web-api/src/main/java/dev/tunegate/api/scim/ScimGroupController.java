package dev.tunegate.api.scim;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.organization.FindTeams;
import dev.tunegate.application.organization.ManageTeams;
import dev.tunegate.application.organization.NewTeam;
import dev.tunegate.application.organization.ProvisionTeams;
import dev.tunegate.application.organization.Roster;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Teams as a directory sees to them. It says who belongs to them; what they may is said elsewhere.
 */
@Api
final class ScimGroupController {

    private final ManageTeams manage;
    private final ProvisionTeams provision;
    private final FindTeams find;
    private final GroupSearch search;

    ScimGroupController(ManageTeams manage, ProvisionTeams provision, FindTeams find) {
        this.manage = manage;
        this.provision = provision;
        this.find = find;
        this.search = new GroupSearch(find);
    }

    @Needs(Permission.PROVISIONING)
    @PostMapping(
            path = "/scim/v2/Groups",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    @ResponseStatus(HttpStatus.CREATED)
    ScimGroupBody create(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        var sent = ScimObject.read(request);
        var wanted =
                new NewTeam(
                        Optional.empty(),
                        Optional.empty(),
                        Profile.EMPTY.called(name(sent)),
                        Set.of(),
                        List.of());
        var body = whole(caller, provision.create(caller, wanted, roster(sent)));
        response.setHeader("Location", body.meta().location());
        return body;
    }

    private static String name(ScimObject sent) {
        return sent.text("displayName")
                .orElseThrow(() -> ScimObject.wrong("displayName", "the group's name"));
    }

    private static Roster roster(ScimObject sent) {
        var ids =
                sent.get("members")
                        .map(it -> GroupChanges.members(new ScimObject(it), "members"))
                        .orElse(List.of());
        return new Roster(true, new HashSet<>(ids), Set.of());
    }

    private ScimGroupBody whole(Caller caller, Team team) {
        return ScimGroupBody.with(team, find.members(caller, team.id()));
    }

    @Needs(Permission.PROVISIONING)
    @GetMapping(
            path = "/scim/v2/Groups/{id}",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    ScimGroupBody read(Caller caller, @PathVariable String id, HttpServletRequest request) {
        var team = find.byId(caller, TeamId.of(id, "id"));
        return GroupSearch.showsMembers(QueryParameters.of(request))
                ? whole(caller, team)
                : ScimGroupBody.of(team);
    }

    @Needs(Permission.PROVISIONING)
    @GetMapping(
            path = "/scim/v2/Groups",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    ScimListBody<ScimGroupBody> list(Caller caller, HttpServletRequest request) {
        return search.list(caller, QueryParameters.of(request));
    }

    @Needs(Permission.PROVISIONING)
    @PutMapping(
            path = "/scim/v2/Groups/{id}",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    ScimGroupBody replace(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var team = TeamId.of(id, "id");
        var sent = ScimObject.read(request);
        var name = Optional.of(name(sent));
        return whole(caller, provision.change(caller, team, name, Optional.of(roster(sent))));
    }

    @Needs(Permission.PROVISIONING)
    @PatchMapping(
            path = "/scim/v2/Groups/{id}",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    ScimGroupBody change(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var team = TeamId.of(id, "id");
        var changes = GroupChanges.of(ScimOperation.read(ScimObject.read(request)));
        return whole(caller, provision.change(caller, team, changes.name(), changes.roster()));
    }

    @Needs(Permission.PROVISIONING)
    @DeleteMapping("/scim/v2/Groups/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String id) {
        manage.delete(caller, List.of(TeamId.of(id, "id")));
    }
}
