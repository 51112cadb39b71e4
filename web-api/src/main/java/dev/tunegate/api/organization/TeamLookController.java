package dev.tunegate.api.organization;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.organization.FindTeams;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The routes that show teams. */
@Api
final class TeamLookController {

    private static final int USUAL_SIZE = 10;
    private static final int MAX_SIZE = 100;
    private static final int MAX_KEYS = 1000;
    private static final String[] FILTERS = {"organization_id", "user_id", "search", "team_alias"};

    private final FindTeams find;

    TeamLookController(FindTeams find) {
        this.find = find;
    }

    /** What is known of one team. */
    @JsonNaming(SnakeCaseStrategy.class)
    record InfoBody(
            String teamId,
            TeamBody teamInfo,
            List<KeyLine> keys,
            List<MemberBody> teamMemberships) {}

    /** A page of teams. */
    @JsonNaming(SnakeCaseStrategy.class)
    record TeamsBody(
            List<TeamBody> teams,
            long total,
            int page,
            int pageSize,
            long totalPages,
            boolean hasMore,
            @Nullable String lastId) {}

    @Needs(Permission.TEAMS_READ)
    @GetMapping("/team/info")
    InfoBody info(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var id = asked(query);
        var team = find.byId(caller, id);
        var members = find.members(caller, id);
        int most = query.integer("key_limit", 100, 0, MAX_KEYS);
        return new InfoBody(
                id.value(),
                TeamBody.with(team, members),
                find.keys(caller, id, most).stream().map(KeyLine::of).toList(),
                members.stream().map(MemberBody::of).toList());
    }

    static TeamId asked(QueryParameters query) {
        return query.text("team_id")
                .map(it -> TeamId.of(it, "team_id"))
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "team_id",
                                        "missing_required_parameter",
                                        "Say which team: ?team_id=…"));
    }

    /** A bare list, as other gateways have it; where it goes on, the header Link says. */
    @Needs(Permission.TEAMS_READ)
    @GetMapping("/team/list")
    List<TeamBody> list(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var query = QueryParameters.of(request);
        var page = Page.of(query, MAX_SIZE, MAX_SIZE, FILTERS);
        var teams = read(caller, page, filter(query));
        if (teams.hasMore()) {
            NextPage.mark(response, request, teams.items().getLast().id().value(), page);
        }
        return teams.items().stream().map(TeamBody::of).toList();
    }

    @Needs(Permission.TEAMS_READ)
    @GetMapping("/v2/team/list")
    TeamsBody page(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var page = Page.of(query, USUAL_SIZE, MAX_SIZE, FILTERS);
        var filter = filter(query);
        var teams = read(caller, page, filter);
        long total = find.count(caller, filter, Page.MOST_COUNTED);
        return new TeamsBody(
                teams.items().stream().map(TeamBody::of).toList(),
                total,
                page.number(),
                page.size(),
                page.pages(total),
                teams.hasMore(),
                teams.items().isEmpty() ? null : teams.items().getLast().id().value());
    }

    private Listing<Team> read(Caller caller, Page page, Teams.Filter filter) {
        return page.read(
                it -> find.list(caller, filter, it), it -> find.behind(caller, filter, it));
    }

    private static Teams.Filter filter(QueryParameters query) {
        return new Teams.Filter(
                Optional.empty(),
                Set.of(),
                query.text("organization_id").map(it -> OrganizationId.of(it, "organization_id")),
                query.text("user_id").map(it -> UserId.of(it, "user_id")),
                Page.search(query, "search", "team_alias"));
    }

    /** Teams that people may join by themselves do not exist here; whoever asks is told so. */
    @SuppressWarnings("DoNotCallSuggester")
    @Needs(Permission.TEAMS_READ)
    @GetMapping("/team/available")
    List<TeamBody> available(Caller caller) {
        throw new Refusal.NotSupported(
                null, "Nobody joins a team by themselves here: whoever runs it adds its members.");
    }
}
