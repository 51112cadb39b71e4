package dev.tunegate.api.organization;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.organization.FindTeams;
import dev.tunegate.application.organization.FindUsers;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The routes that show users. */
@Api
final class UserLookController {

    private static final int USUAL_SIZE = 25;
    private static final int MAX_SIZE = 100;
    private static final int MAX_KEYS = 100;
    private static final long MOST_USERS = 100_000_000;

    private final FindUsers find;
    private final FindTeams teams;

    UserLookController(FindUsers find, FindTeams teams) {
        this.find = find;
        this.teams = teams;
    }

    /** What is known of one user. */
    @JsonNaming(SnakeCaseStrategy.class)
    record InfoBody(
            String userId,
            UserBody userInfo,
            List<KeyLine> keys,
            List<BelongingBody> teams,
            List<BelongingBody> organizations) {}

    /** To what a user belongs, and as what. */
    @JsonNaming(SnakeCaseStrategy.class)
    record BelongingBody(@Nullable String teamId, @Nullable String organizationId, String role) {}

    /** A page of users. */
    @JsonNaming(SnakeCaseStrategy.class)
    record UsersBody(
            List<UserBody> users,
            long total,
            int page,
            int pageSize,
            long totalPages,
            boolean hasMore,
            @Nullable String lastId) {}

    /** How many users and teams there are; there is no upper bound to either. */
    @JsonNaming(SnakeCaseStrategy.class)
    record AvailableBody(
            @Nullable Long totalUsers,
            long totalUsersUsed,
            @Nullable Long totalUsersRemaining,
            @Nullable Long totalTeams,
            long totalTeamsUsed,
            @Nullable Long totalTeamsRemaining) {}

    /** Without {@code user_id}, the caller's own. */
    @Needs(Permission.USERS_READ)
    @GetMapping("/user/info")
    InfoBody info(Caller caller, HttpServletRequest request) {
        var user = asked(caller, request);
        var memberships = find.memberships(caller, user.id());
        return new InfoBody(
                user.id().value(),
                UserBody.of(user),
                find.keys(caller, user.id(), MAX_KEYS).stream().map(KeyLine::of).toList(),
                belonging(memberships).filter(it -> it.teamId() != null).toList(),
                belonging(memberships).filter(it -> it.organizationId() != null).toList());
    }

    private User asked(Caller caller, HttpServletRequest request) {
        return QueryParameters.of(request)
                .text("user_id")
                .map(it -> find.byId(caller, UserId.of(it, "user_id")))
                .orElseGet(() -> find.self(caller));
    }

    private static Stream<BelongingBody> belonging(List<Membership> memberships) {
        return memberships.stream()
                .map(
                        it ->
                                switch (it.group()) {
                                    case Group.OfTeam(var id) ->
                                            new BelongingBody(id.value(), null, Roles.of(it));
                                    case Group.OfOrganization(var id) ->
                                            new BelongingBody(null, id.value(), Roles.of(it));
                                });
    }

    @Needs(Permission.USERS_READ)
    @GetMapping("/v2/user/info")
    UserBody plainInfo(Caller caller, HttpServletRequest request) {
        return UserBody.of(asked(caller, request));
    }

    @Needs(Permission.USERS_READ)
    @GetMapping("/user/list")
    UsersBody list(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var page =
                Page.of(
                        query,
                        USUAL_SIZE,
                        MAX_SIZE,
                        "role",
                        "team_id",
                        "organization_id",
                        "search",
                        "user_email");
        var filter = filter(query);
        var users =
                page.read(
                        it -> find.list(caller, filter, it), it -> find.behind(caller, filter, it));
        long total = find.count(caller, filter, Page.MOST_COUNTED);
        return new UsersBody(
                users.items().stream().map(UserBody::of).toList(),
                total,
                page.number(),
                page.size(),
                page.pages(total),
                users.hasMore(),
                users.items().isEmpty() ? null : users.items().getLast().id().value());
    }

    private static Users.Filter filter(QueryParameters query) {
        return new Users.Filter(
                query.text("role").map(it -> Roles.onPlatform(it, "role")),
                group(query),
                Page.search(query, "search", "user_email"));
    }

    private static Optional<Group> group(QueryParameters query) {
        Optional<Group> team = query.text("team_id").map(it -> Group.of(TeamId.of(it, "team_id")));
        Optional<Group> organization =
                query.text("organization_id")
                        .map(it -> Group.of(OrganizationId.of(it, "organization_id")));
        if (team.isPresent() && organization.isPresent()) {
            throw new Refusal.InvalidInput(
                    "organization_id",
                    "invalid_value",
                    "Ask for the members of a team or of an organization, not of both.");
        }
        return team.or(() -> organization);
    }

    /** Whoever sees but a part of the platform learns how many there are in that part. */
    @Needs(Permission.USERS_READ)
    @GetMapping("/user/available_users")
    AvailableBody available(Caller caller) {
        return new AvailableBody(
                null,
                find.count(caller, Users.Filter.ALL, MOST_USERS),
                null,
                null,
                teams.count(caller, Teams.Filter.ALL, MOST_USERS),
                null);
    }
}
