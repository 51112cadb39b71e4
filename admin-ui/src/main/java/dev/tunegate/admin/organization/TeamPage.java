package dev.tunegate.admin.organization;

import dev.tunegate.admin.web.Destination;
import dev.tunegate.admin.web.Needs;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.application.organization.ExpectedVersion;
import dev.tunegate.application.organization.FindTeams;
import dev.tunegate.application.organization.ManageTeams;
import dev.tunegate.application.organization.TeamPatch;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One team: its members, its models, its limits and its keys. */
@Controller
final class TeamPage {

    private static final String PATH = DirectoryAddress.TEAMS + "/{id}";
    private static final int MOST_KEYS = 100;

    private final FindTeams find;
    private final ManageTeams manage;

    TeamPage(FindTeams find, ManageTeams manage) {
        this.find = find;
        this.manage = manage;
    }

    /** A member as a row. */
    record MemberView(String id, String address, String role, List<RoleView> roles) {

        static MemberView of(Membership it) {
            return new MemberView(
                    it.user().value(),
                    DirectoryAddress.of(it.user()),
                    DirectoryWords.of(it.role()),
                    RoleView.all(it.role()));
        }
    }

    /** A role that a form offers. */
    record RoleView(String word, String label, boolean chosen) {

        static List<RoleView> all(MemberRole chosen) {
            return Stream.of(MemberRole.values())
                    .map(
                            it ->
                                    new RoleView(
                                            DirectoryWords.word(it),
                                            DirectoryWords.of(it),
                                            it == chosen))
                    .toList();
        }
    }

    /** Everything that the page shows; {@code may…} is whether it offers that. */
    record TeamView(
            String id,
            String name,
            String address,
            String organization,
            ProfileView profile,
            long version,
            List<MemberView> members,
            List<HeldKeyView> keys,
            List<RoleView> roles,
            String granted,
            boolean mayBlock,
            boolean mayAdmit) {}

    @Needs(Permission.TEAMS_READ)
    @GetMapping(PATH)
    String page(Operator operator, @PathVariable String id, Model model) {
        var caller = operator.caller();
        var team = find.byId(caller, TeamId.of(id, "id"));
        model.addAttribute(
                "team",
                new TeamView(
                        id,
                        team.displayName(),
                        DirectoryAddress.of(team.id()),
                        team.organization().map(Object::toString).orElse(""),
                        ProfileView.of(team.profile()),
                        team.revision().version(),
                        find.members(caller, team.id()).stream().map(MemberView::of).toList(),
                        find.keys(caller, team.id(), MOST_KEYS).stream()
                                .map(HeldKeyView::of)
                                .toList(),
                        RoleView.all(MemberRole.MEMBER),
                        String.join(", ", team.profile().models().names()),
                        operator.may(Permission.TEAMS_WRITE, around(team)),
                        operator.may(Permission.MEMBERS_WRITE, Place.of(team))));
        return "admin/organization/team";
    }

    /** Who may change a team is decided where it stands, and not by what it owns. */
    private static Place around(Team team) {
        return team.organization().map(Place::of).orElse(Place.PLATFORM);
    }

    @Needs(Permission.TEAMS_WRITE)
    @PostMapping(PATH + "/block")
    ModelAndView block(Operator operator, @PathVariable String id, @RequestParam long version) {
        return blocked(operator, id, version, true);
    }

    @Needs(Permission.TEAMS_WRITE)
    @PostMapping(PATH + "/unblock")
    ModelAndView unblock(Operator operator, @PathVariable String id, @RequestParam long version) {
        return blocked(operator, id, version, false);
    }

    /** The names stand in one line, with commas between; none at all grants nothing. */
    @Needs(Permission.TEAMS_WRITE)
    @PostMapping(PATH + "/models")
    ModelAndView models(
            Operator operator,
            @PathVariable String id,
            @RequestParam String models,
            @RequestParam long version) {
        var names =
                Stream.of(models.split(",", -1))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .map(it -> ModelName.of(it, "models").value())
                        .collect(Collectors.toUnmodifiableSet());
        return changed(operator, id, version, it -> it.granting(new ModelGrants(names)));
    }

    private ModelAndView blocked(Operator operator, String id, long version, boolean yes) {
        return changed(operator, id, version, it -> it.blocked(yes));
    }

    private ModelAndView changed(
            Operator operator, String id, long version, UnaryOperator<Profile> change) {
        var patch = TeamPatch.of(change, ExpectedVersion.of(version));
        var team = manage.change(operator.caller(), TeamId.of(id, "id"), patch);
        return Destination.seeOther(DirectoryAddress.of(team.id()));
    }
}
