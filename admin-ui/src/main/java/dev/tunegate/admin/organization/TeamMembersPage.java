package dev.tunegate.admin.organization;

import dev.tunegate.admin.web.Destination;
import dev.tunegate.admin.web.Needs;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.application.organization.ManageMembers;
import dev.tunegate.application.organization.MemberName;
import dev.tunegate.application.organization.NewMember;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who belongs to a team, and as what. */
@Controller
final class TeamMembersPage {

    private static final String PATH = DirectoryAddress.TEAMS + "/{id}/members";

    private final ManageMembers members;

    TeamMembersPage(ManageMembers members) {
        this.members = members;
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PostMapping(PATH)
    ModelAndView add(
            Operator operator,
            @PathVariable String id,
            @RequestParam("user_id") String user,
            @RequestParam String role) {
        var team = TeamId.of(id, "id");
        var member = new NewMember(named(user), DirectoryWords.role(role), Optional.empty());
        members.add(operator.caller(), Group.of(team), List.of(member));
        return backTo(team);
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PostMapping(PATH + "/role")
    ModelAndView change(
            Operator operator,
            @PathVariable String id,
            @RequestParam("user_id") String user,
            @RequestParam String role) {
        var team = TeamId.of(id, "id");
        var wanted = DirectoryWords.role(role);
        members.change(
                operator.caller(),
                Group.of(team),
                named(user),
                it -> new Membership(it.group(), it.user(), wanted, it.models()));
        return backTo(team);
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PostMapping(PATH + "/remove")
    ModelAndView remove(
            Operator operator, @PathVariable String id, @RequestParam("user_id") String user) {
        var team = TeamId.of(id, "id");
        members.remove(operator.caller(), Group.of(team), named(user));
        return backTo(team);
    }

    private static MemberName named(String user) {
        return new MemberName(
                Optional.of(UserId.of(user.strip(), "user_id")), Optional.empty(), "user_id");
    }

    private static ModelAndView backTo(TeamId team) {
        return Destination.seeOther(DirectoryAddress.of(team));
    }
}
