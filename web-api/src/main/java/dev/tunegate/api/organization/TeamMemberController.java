package dev.tunegate.api.organization;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.organization.FindTeams;
import dev.tunegate.application.organization.ManageMembers;
import dev.tunegate.application.organization.ManageTeams;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The routes that say who belongs to a team, and what its members may do with its keys. */
@Api
final class TeamMemberController {

    private final ManageMembers members;
    private final ManageTeams manage;
    private final FindTeams find;

    TeamMemberController(ManageMembers members, ManageTeams manage, FindTeams find) {
        this.members = members;
        this.manage = manage;
        this.find = find;
    }

    /** What the members of a team may do with its keys. */
    @JsonNaming(SnakeCaseStrategy.class)
    record PermissionsBody(
            String teamId,
            List<String> teamMemberPermissions,
            List<String> allAvailablePermissions,
            long version) {

        static PermissionsBody of(Team team) {
            return new PermissionsBody(
                    team.id().value(),
                    PermissionWords.of(team.memberPermissions()),
                    PermissionWords.all(),
                    team.revision().version());
        }
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PostMapping("/team/member_add")
    TeamBody add(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return add(caller, request, "member");
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PostMapping("/team/bulk_member_add")
    TeamBody addAll(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return add(caller, request, "members");
    }

    private TeamBody add(Caller caller, HttpServletRequest request, String name)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body =
                Fields.only(JsonRequest.read(request), Set.of("team_id", name, "allowed_models"));
        var id = TeamRequest.id(body);
        members.add(caller, Group.of(id), MemberRequest.required(body, name, Group.of(id)));
        return whole(caller, id);
    }

    private TeamBody whole(Caller caller, TeamId id) {
        return TeamBody.with(find.byId(caller, id), find.members(caller, id));
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PostMapping("/team/member_delete")
    TeamBody remove(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body =
                Fields.only(JsonRequest.read(request), Set.of("team_id", "user_id", "user_email"));
        var id = TeamRequest.id(body);
        members.remove(caller, Group.of(id), MemberRequest.name(body));
        return whole(caller, id);
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PostMapping("/team/member_update")
    MemberBody update(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        Fields.only(body, Set.of("team_id", "user_id", "user_email", "role", "allowed_models"));
        var group = Group.of(TeamRequest.id(body));
        return MemberBody.of(
                members.change(
                        caller,
                        group,
                        MemberRequest.name(body),
                        MembershipRequest.read(body, group)));
    }

    /** What the caller is in the team. */
    @Needs(Permission.TEAMS_READ)
    @GetMapping("/team/{id}/members/me")
    MemberBody own(Caller caller, @PathVariable String id) {
        return MemberBody.of(find.own(caller, TeamId.of(id, "team_id")));
    }

    @Needs(Permission.TEAMS_READ)
    @GetMapping("/team/permissions_list")
    PermissionsBody permissions(Caller caller, HttpServletRequest request) {
        return PermissionsBody.of(find.byId(caller, asked(request)));
    }

    private static TeamId asked(HttpServletRequest request) {
        return TeamLookController.asked(QueryParameters.of(request));
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PostMapping("/team/permissions_update")
    PermissionsBody permit(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        JsonObject body =
                Fields.only(
                        JsonRequest.read(request), Set.of("team_id", "team_member_permissions"));
        if (!body.has("team_member_permissions")) {
            throw body.missing("team_member_permissions");
        }
        return PermissionsBody.of(
                manage.permit(
                        caller,
                        TeamRequest.id(body),
                        TeamRequest.permissions(body),
                        Versions.expected(request)));
    }
}
