package dev.tunegate.api.scim;

import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.organization.FindTeams;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lists teams for a directory, and finds the one it knows by name or id. */
record GroupSearch(FindTeams find) {

    private static final long MOST = 100_000_000;
    private static final int LOOKED_THROUGH = 5_000;
    private static final Set<String> FILTERS = Set.of("displayname", "id");

    ScimListBody<ScimGroupBody> list(Caller caller, QueryParameters query) {
        var page = ScimPage.of(query);
        boolean members = showsMembers(query);
        var filter = query.text("filter").map(it -> ScimFilter.parse(it, FILTERS));
        if (filter.isPresent()) {
            var found = matching(caller, filter.get());
            var shown = found.stream().skip(page.start() - 1).limit(page.count()).toList();
            return body(caller, shown, found.size(), page, members);
        }
        var all = Teams.Filter.ALL;
        var teams = page.read(it -> find.list(caller, all, it), it -> find.behind(caller, all, it));
        return body(caller, teams, find.count(caller, all, MOST), page, members);
    }

    /** Directories leave large lists of members out. */
    static boolean showsMembers(QueryParameters query) {
        return query.text("excludedAttributes").stream()
                .flatMap(it -> Arrays.stream(it.split(",", -1)))
                .noneMatch(it -> it.strip().toLowerCase(Locale.ROOT).equals("members"));
    }

    private ScimListBody<ScimGroupBody> body(
            Caller caller, List<Team> teams, long total, ScimPage page, boolean members) {
        var bodies =
                teams.stream()
                        .map(
                                it ->
                                        members
                                                ? ScimGroupBody.with(
                                                        it, find.members(caller, it.id()))
                                                : ScimGroupBody.of(it))
                        .toList();
        return ScimListBody.of(bodies, total, page.start());
    }

    private List<Team> matching(Caller caller, ScimFilter filter) {
        return filter.attribute().equals("id")
                ? byId(caller, filter.value())
                : byName(caller, filter.value());
    }

    private List<Team> byId(Caller caller, String id) {
        try {
            return List.of(find.byId(caller, TeamId.of(id, "id")));
        } catch (Refusal.NotFound | Refusal.InvalidInput e) {
            return List.of();
        }
    }

    /** Among those whose name holds the text, those whose name it is. */
    private List<Team> byName(Caller caller, String name) {
        var holding =
                new Teams.Filter(
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(name));
        var found = new ArrayList<Team>();
        var page = find.list(caller, holding, ListQuery.first(Scim.MAX_RESULTS));
        for (int seen = page.items().size(); ; seen += page.items().size()) {
            page.items().stream()
                    .filter(it -> it.displayName().equalsIgnoreCase(name))
                    .forEach(found::add);
            if (!page.hasMore()) {
                return found;
            }
            if (seen > LOOKED_THROUGH) {
                throw Scim.invalid("tooMany", "Too many groups have such a name.");
            }
            var last = page.items().getLast().id().value();
            page = find.list(caller, holding, ListQuery.after(last, Scim.MAX_RESULTS));
        }
    }
}
