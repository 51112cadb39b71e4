package dev.tunegate.admin.organization;

import dev.tunegate.admin.web.MomentView;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.admin.web.Needs;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.admin.web.PageQuery;
import dev.tunegate.admin.web.PageQuery.PageView;
import dev.tunegate.application.organization.FindTeams;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.Teams;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of all teams that the operator may know of. */
@Controller
final class TeamsPage {

    private static final int ROWS = 25;

    private final FindTeams find;
    private final Moments moments;

    TeamsPage(FindTeams find, Moments moments) {
        this.find = find;
        this.moments = moments;
    }

    /** A team as a row of the table. */
    record RowView(
            String id,
            String name,
            String address,
            String organization,
            ProfileView profile,
            MomentView created) {}

    /** The list, and what was searched for. */
    record TeamsView(PageView<RowView> page, String search) {}

    @Needs(Permission.TEAMS_READ)
    @GetMapping(DirectoryAddress.TEAMS)
    String page(
            Operator operator,
            @RequestParam(defaultValue = "") String search,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> before,
            Model model) {
        list(operator, search, after, before, model);
        return "admin/organization/teams";
    }

    @HxRequest
    @Needs(Permission.TEAMS_READ)
    @GetMapping(DirectoryAddress.TEAMS)
    String list(
            Operator operator,
            @RequestParam(defaultValue = "") String search,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> before,
            Model model) {
        var part = search.strip();
        var query = PageQuery.of(after, before, ROWS);
        var found = find.list(operator.caller(), filter(part), query.query());
        var address = DirectoryAddress.searching(DirectoryAddress.TEAMS, part);
        var page = query.page(found, it -> it.id().value(), it -> address + it);
        var rows = page.rows().stream().map(this::row).toList();
        model.addAttribute(
                "teams", new TeamsView(new PageView<>(rows, page.newer(), page.older()), part));
        return "admin/organization/teams :: list";
    }

    private static Teams.Filter filter(String part) {
        return new Teams.Filter(
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                part.isEmpty() ? Optional.empty() : Optional.of(part));
    }

    private RowView row(Team team) {
        return new RowView(
                team.id().value(),
                team.displayName(),
                DirectoryAddress.of(team.id()),
                team.organization().map(Object::toString).orElse(""),
                ProfileView.of(team.profile()),
                moments.view(team.revision().createdAt()));
    }
}
