package dev.tunegate.admin.organization;

import dev.tunegate.admin.web.MomentView;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.admin.web.Needs;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.admin.web.PageQuery;
import dev.tunegate.admin.web.PageQuery.PageView;
import dev.tunegate.application.organization.FindUsers;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.Users;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of all users whom the operator may know of. */
@Controller
final class UsersPage {

    private static final int ROWS = 25;

    private final FindUsers find;
    private final Moments moments;

    UsersPage(FindUsers find, Moments moments) {
        this.find = find;
        this.moments = moments;
    }

    /** A user as a row of the table. */
    record RowView(
            String id,
            String name,
            String address,
            String email,
            String role,
            ProfileView profile,
            MomentView created) {}

    /** The list, and what was searched for. */
    record UsersView(PageView<RowView> page, String search) {}

    @Needs(Permission.USERS_READ)
    @GetMapping(DirectoryAddress.USERS)
    String page(
            Operator operator,
            @RequestParam(defaultValue = "") String search,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> before,
            Model model) {
        list(operator, search, after, before, model);
        return "admin/organization/users";
    }

    @HxRequest
    @Needs(Permission.USERS_READ)
    @GetMapping(DirectoryAddress.USERS)
    String list(
            Operator operator,
            @RequestParam(defaultValue = "") String search,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> before,
            Model model) {
        var part = search.strip();
        var query = PageQuery.of(after, before, ROWS);
        var filter =
                new Users.Filter(
                        Optional.empty(),
                        Optional.empty(),
                        part.isEmpty() ? Optional.empty() : Optional.of(part));
        var found = find.list(operator.caller(), filter, query.query());
        var address = DirectoryAddress.searching(DirectoryAddress.USERS, part);
        var page = query.page(found, it -> it.id().value(), it -> address + it);
        var rows = page.rows().stream().map(this::row).toList();
        model.addAttribute(
                "users", new UsersView(new PageView<>(rows, page.newer(), page.older()), part));
        return "admin/organization/users :: list";
    }

    private RowView row(User user) {
        return new RowView(
                user.id().value(),
                user.displayName(),
                DirectoryAddress.of(user.id()),
                user.email().orElse(""),
                DirectoryWords.of(user.role()),
                ProfileView.of(user.profile()),
                moments.view(user.revision().createdAt()));
    }
}
