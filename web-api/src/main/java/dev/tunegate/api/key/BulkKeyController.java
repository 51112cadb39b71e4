package dev.tunegate.api.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.application.key.KeyChanges;
import dev.tunegate.application.key.UpdateKey;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Changes to many keys in one request: each is made or refused by itself, and the answer says
 * which.
 */
@Api
final class BulkKeyController {

    private static final int MOST = 100;

    private final FindKeys find;
    private final UpdateKey update;

    BulkKeyController(FindKeys find, UpdateKey update) {
        this.find = find;
        this.update = update;
    }

    /** What became of each. */
    record BulkBody(
            @JsonProperty("total_requested") int totalRequested,
            @JsonProperty("successful_updates") List<UpdatedBody> successful,
            @JsonProperty("failed_updates") List<FailedBody> failed) {}

    /** A key that was changed. */
    record UpdatedBody(String key, @JsonProperty("key_info") KeyBody info) {}

    /** A key that was not changed, and why. */
    record FailedBody(
            String key, @JsonProperty("failed_reason") String reason, String param, String code) {}

    /** A change to one key. */
    private record Wish(String named, Supplier<VirtualKey> change) {}

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/bulk_update")
    BulkBody update(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request).only(Set.of("keys"));
        var updates = body.objects("keys", MOST);
        if (updates.isEmpty()) {
            throw body.missing("keys");
        }
        return made(updates.stream().map(it -> wish(caller, it)).toList());
    }

    private Wish wish(Caller caller, JsonObject wanted) {
        var key = wanted.requiredText("key");
        return new Wish(
                key,
                () -> {
                    var changes = KeyChangesRequest.read(wanted, Set.of("key"));
                    return changed(caller, find.byReference(caller, key), changes);
                });
    }

    private VirtualKey changed(Caller caller, VirtualKey key, KeyChanges changes) {
        return update.update(caller, key.id(), changes, Optional.empty());
    }

    /** Changes some of a team's keys, or all of them, in the same way. */
    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/team/key/bulk_update")
    BulkBody updateInTeam(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body =
                JsonRequest.read(request)
                        .only(Set.of("team_id", "key_ids", "all_keys_in_team", "update_fields"));
        var team = TeamId.of(body.requiredText("team_id"), "team_id");
        var changes =
                KeyChangesRequest.read(
                        body.object("update_fields")
                                .orElseThrow(() -> body.missing("update_fields")),
                        Set.of());
        return made(
                keys(caller, body, team).stream()
                        .map(it -> new Wish(it, () -> inTeam(caller, it, team, changes)))
                        .toList());
    }

    private List<String> keys(Caller caller, JsonObject body, TeamId team) {
        boolean all = new KeyFields(body).flag("all_keys_in_team").orElse(false);
        var named = body.texts("key_ids", MOST);
        if (all == !named.isEmpty()) {
            throw new Refusal.InvalidInput(
                    "key_ids",
                    "invalid_value",
                    "Name the keys in 'key_ids', or say 'all_keys_in_team'.");
        }
        return all ? allOf(caller, team) : named;
    }

    private List<String> allOf(Caller caller, TeamId team) {
        var keys = find.list(caller, KeyFilter.ALL.ofTeam(team), ListQuery.first(MOST));
        if (keys.hasMore()) {
            throw new Refusal.InvalidInput(
                    "all_keys_in_team",
                    "array_above_max_length",
                    "The team has more than " + MOST + " keys: name them in 'key_ids'.");
        }
        if (keys.items().isEmpty()) {
            throw new Refusal.NotFound("key of the team", team.value(), "team_id");
        }
        return keys.map(it -> it.id().value()).items();
    }

    private VirtualKey inTeam(Caller caller, String named, TeamId team, KeyChanges changes) {
        var key = find.byReference(caller, named);
        if (key.holder().team().filter(team::equals).isEmpty()) {
            throw new Refusal.NotFound("key of the team", key.id().value(), "key_ids");
        }
        return changed(caller, key, changes);
    }

    private static BulkBody made(List<Wish> wishes) {
        var changed = new ArrayList<UpdatedBody>();
        var failed = new ArrayList<FailedBody>();
        for (var wish : wishes) {
            try {
                var key = wish.change().get();
                changed.add(new UpdatedBody(key.id().value(), KeyBody.of(key)));
            } catch (Refusal e) {
                failed.add(
                        new FailedBody(
                                FindKeys.shown(wish.named()),
                                e.reason(),
                                e.param().orElse(""),
                                e.code().orElse("")));
            }
        }
        return new BulkBody(wishes.size(), changed, failed);
    }
}
