package dev.tunegate.api.key;

import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.key.KeyVisibility;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Refusal;
import java.time.Clock;
import java.util.Set;

/** Reads which keys a list shall show. */
record KeyFilters(FindKeys find, Clock clock) {

    private static final Set<String> KNOWN =
            Set.of(
                    "page",
                    "size",
                    "after",
                    "user_id",
                    "team_id",
                    "organization_id",
                    "key_hash",
                    "key_alias",
                    "substring_matching",
                    "status",
                    "return_full_object",
                    "include_team_keys",
                    "sort_by",
                    "sort_order");

    private static final Set<String> OF_OTHERS =
            Set.of(
                    "project_id",
                    "agent_id",
                    "access_group_id",
                    "include_created_by_keys",
                    "expand",
                    "expires");

    /** The indexes know groups of three letters. */
    private static final int SHORTEST_PART = 3;

    KeyFilter of(Caller caller, QueryParameters query) {
        query.names().forEach(KeyFilters::requireKnown);
        if (flag(query, "include_team_keys", "true").equals("false")) {
            throw new Refusal.NotSupported(
                    "include_team_keys",
                    "All keys that you may read are listed; ask for some by 'user_id' or"
                            + " 'team_id'.");
        }
        var filter = KeyFilter.visibleTo(KeyVisibility.EVERY);
        filter = whose(caller, query, filter);
        filter = named(caller, query, filter);
        var standing = query.text("status");
        return standing.isPresent() ? filter.in(state(standing.get()), clock.instant()) : filter;
    }

    /** A filter that is passed over would show keys that nobody asked for. */
    private static void requireKnown(String name) {
        if (OF_OTHERS.contains(name)) {
            throw new Refusal.NotSupported(name, "Keys cannot be listed by '" + name + "' here.");
        }
        if (!KNOWN.contains(name)) {
            throw new Refusal.InvalidInput(
                    name.length() > 64 ? name.substring(0, 64) : name,
                    "unknown_parameter",
                    "Keys are not listed by this parameter.");
        }
    }

    private KeyFilter whose(Caller caller, QueryParameters query, KeyFilter filter) {
        var shown = filter;
        var user = query.text("user_id").map(it -> UserId.of(it, "user_id"));
        var team = query.text("team_id").map(it -> TeamId.of(it, "team_id"));
        var organization =
                query.text("organization_id").map(it -> OrganizationId.of(it, "organization_id"));
        if (user.isPresent()) {
            shown = shown.ofUser(user.get());
        }
        if (team.isPresent()) {
            shown = shown.ofTeam(team.get());
        }
        return organization.isPresent()
                ? shown.within(find.within(caller, organization.get()))
                : shown;
    }

    private KeyFilter named(Caller caller, QueryParameters query, KeyFilter filter) {
        var shown = filter;
        var alias = query.text("key_alias");
        if (alias.isPresent()) {
            boolean part = flag(query, "substring_matching", "false").equals("true");
            shown =
                    part
                            ? shown.holding(part("key_alias", alias.get()))
                            : shown.called(alias.get());
        }
        var id = query.text("key_hash");
        return id.isPresent() ? shown.with(find.byReference(caller, id.get()).id()) : shown;
    }

    static String part(String name, String text) {
        if (text.length() < SHORTEST_PART) {
            throw new Refusal.InvalidInput(
                    name,
                    "string_below_min_length",
                    "A part to look for has at least " + SHORTEST_PART + " characters.");
        }
        return text;
    }

    static String flag(QueryParameters query, String name, String standard) {
        var word = query.text(name).orElse(standard);
        if (!word.equals("true") && !word.equals("false")) {
            throw new Refusal.InvalidInput(
                    name, "invalid_value", "'" + name + "' must be true or false.");
        }
        return word;
    }

    private static KeyFilter.State state(String word) {
        return switch (word) {
            case "active" -> KeyFilter.State.ACTIVE;
            case "blocked" -> KeyFilter.State.BLOCKED;
            case "expired" -> KeyFilter.State.EXPIRED;
            case "deleted" ->
                    throw new Refusal.NotSupported("status", "Deleted keys are not kept.");
            default ->
                    throw new Refusal.InvalidInput(
                            "status",
                            "invalid_value",
                            "'status' must be 'active', 'blocked' or 'expired'.");
        };
    }
}
