package dev.tunegate.admin.organization;

import dev.tunegate.admin.web.Destination;
import dev.tunegate.admin.web.Needs;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.application.organization.ExpectedVersion;
import dev.tunegate.application.organization.FindUsers;
import dev.tunegate.application.organization.ManageUsers;
import dev.tunegate.application.organization.UserPatch;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.UserId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One user: their role, their teams and their keys. */
@Controller
final class UserPage {

    private static final String PATH = DirectoryAddress.USERS + "/{id}";
    private static final int MOST_KEYS = 100;

    private final FindUsers find;
    private final ManageUsers manage;

    UserPage(FindUsers find, ManageUsers manage) {
        this.find = find;
        this.manage = manage;
    }

    /** A membership as a row; {@code address} is empty where there is no page to go to. */
    record MembershipView(String id, String kind, String address, String role) {

        static MembershipView of(Membership it) {
            var role = DirectoryWords.of(it.role());
            return switch (it.group()) {
                case Group.OfTeam(var id) ->
                        new MembershipView(id.value(), "Team", DirectoryAddress.of(id), role);
                case Group.OfOrganization(var id) ->
                        new MembershipView(id.value(), "Organization", "", role);
            };
        }
    }

    /** Everything that the page shows; {@code mayBlock} is whether it offers that. */
    record UserView(
            String id,
            String name,
            String address,
            String email,
            String role,
            boolean signsIn,
            ProfileView profile,
            long version,
            List<MembershipView> memberships,
            List<HeldKeyView> keys,
            boolean mayBlock) {}

    @Needs(Permission.USERS_READ)
    @GetMapping(PATH)
    String page(Operator operator, @PathVariable String id, Model model) {
        var caller = operator.caller();
        var user = find.byId(caller, UserId.of(id, "id"));
        model.addAttribute(
                "user",
                new UserView(
                        id,
                        user.displayName(),
                        DirectoryAddress.of(user.id()),
                        user.email().orElse(""),
                        DirectoryWords.of(user.role()),
                        user.subject().isPresent(),
                        ProfileView.of(user.profile()),
                        user.revision().version(),
                        find.memberships(caller, user.id()).stream()
                                .map(MembershipView::of)
                                .toList(),
                        find.keys(caller, user.id(), MOST_KEYS).stream()
                                .map(HeldKeyView::of)
                                .toList(),
                        operator.may(Permission.USERS_WRITE, Place.PLATFORM)));
        return "admin/organization/user";
    }

    @Needs(Permission.USERS_WRITE)
    @PostMapping(PATH + "/block")
    ModelAndView block(Operator operator, @PathVariable String id, @RequestParam long version) {
        return blocked(operator, id, version, true);
    }

    @Needs(Permission.USERS_WRITE)
    @PostMapping(PATH + "/unblock")
    ModelAndView unblock(Operator operator, @PathVariable String id, @RequestParam long version) {
        return blocked(operator, id, version, false);
    }

    private ModelAndView blocked(Operator operator, String id, long version, boolean yes) {
        var patch =
                new UserPatch(
                        it -> it.blocked(yes),
                        UnaryOperator.identity(),
                        UnaryOperator.identity(),
                        UnaryOperator.identity(),
                        ExpectedVersion.of(version));
        var user = manage.change(operator.caller(), UserId.of(id, "id"), patch);
        return Destination.seeOther(DirectoryAddress.of(user.id()));
    }
}
