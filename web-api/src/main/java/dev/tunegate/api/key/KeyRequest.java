package dev.tunegate.api.key;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.key.NewKey;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Refusal;
import java.util.Set;

/** Reads the wish for a key. */
final class KeyRequest {

    private static final Set<String> KNOWN =
            Set.of(
                    "models",
                    "key_alias",
                    "duration",
                    "metadata",
                    "user_id",
                    "team_id",
                    "organization_id",
                    "blocked",
                    "key_type",
                    "rpm_limit",
                    "max_running_jobs",
                    "max_stored_bytes",
                    "test",
                    "key");

    private KeyRequest() {}

    static NewKey read(JsonObject body) {
        var fields = KeyFields.of(body, KNOWN);
        if (body.has("key")) {
            throw new Refusal.NotSupported(
                    "key",
                    "Keys are made here, so that each is long enough and nobody has seen it"
                            + " before; leave 'key' out.");
        }
        return new NewKey(
                new VirtualKey.Label(fields.alias(), fields.metadata()),
                holder(body),
                powers(fields),
                fields.duration("duration"),
                fields.flag("blocked").orElse(false));
    }

    /** The key of a program, which belongs to a team and no user. */
    static NewKey ofServiceAccount(JsonObject body) {
        if (body.has("user_id")) {
            throw new Refusal.InvalidInput(
                    "user_id", "invalid_value", "A service account's key has no user.");
        }
        body.requiredText("team_id");
        return read(body);
    }

    private static NewKey.For holder(JsonObject body) {
        return new NewKey.For(
                body.text("user_id").map(it -> UserId.of(it, "user_id")),
                body.text("team_id").map(it -> TeamId.of(it, "team_id")),
                body.text("organization_id").map(it -> OrganizationId.of(it, "organization_id")));
    }

    private static VirtualKey.Powers powers(KeyFields fields) {
        return new VirtualKey.Powers(
                fields.type().orElse(KeyType.DEFAULT),
                fields.flag("test").orElse(false) ? Environment.TEST : Environment.LIVE,
                fields.models(),
                new Limits(
                        fields.limit("rpm_limit"),
                        fields.limit("max_running_jobs"),
                        fields.limit("max_stored_bytes")));
    }
}
