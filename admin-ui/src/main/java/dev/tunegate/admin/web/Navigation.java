package dev.tunegate.admin.web;

import dev.tunegate.admin.web.FrameView.Choice;
import dev.tunegate.admin.web.FrameView.Files;
import dev.tunegate.admin.web.FrameView.Link;
import dev.tunegate.domain.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame: where one can go, and how it looks. */
@ControllerAdvice("dev.tunegate.admin")
final class Navigation {

    private static final List<Link> LINKS =
            List.of(
                    new Link("jobs", "Jobs", "/admin/jobs", Permission.JOBS_READ),
                    new Link("keys", "Keys", "/admin/keys", Permission.KEYS_READ),
                    new Link("teams", "Teams", "/admin/teams", Permission.TEAMS_READ),
                    new Link("users", "Users", "/admin/users", Permission.USERS_READ));

    private final Files files;

    Navigation(Assets assets) {
        files =
                new Files(
                        assets.address("console.css"),
                        assets.address("htmx.js"),
                        assets.address("console.js"),
                        assets.address("icon.svg"));
    }

    @ModelAttribute("frame")
    FrameView frame(HttpServletRequest request) {
        var theme = Theme.of(request);
        var operator = Operator.signedIn();
        var query = Optional.ofNullable(request.getQueryString()).map(it -> "?" + it).orElse("");
        return new FrameView(
                theme.word(),
                request.getRequestURI() + query,
                operator.map(it -> it.caller().name()).orElse(""),
                operator.map(Navigation::links).orElse(List.of()),
                Theme.all().map(it -> new Choice(it.word(), it.label(), it == theme)).toList(),
                files);
    }

    private static List<Link> links(Operator operator) {
        return LINKS.stream().filter(it -> operator.may(it.needs())).toList();
    }
}
