package dev.tunegate.api.key;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.key.KeyChanges;
import dev.tunegate.domain.shared.Refusal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads what shall become different about a key: a field that is left out stays as it was. */
final class KeyChangesRequest {

    private static final Set<String> KNOWN =
            Set.of(
                    "models",
                    "key_alias",
                    "duration",
                    "metadata",
                    "blocked",
                    "key_type",
                    "rpm_limit",
                    "max_running_jobs",
                    "max_stored_bytes");

    /** What was made with a key belongs to whose it was; another's key is another key. */
    private static final Set<String> LASTING =
            Set.of("user_id", "team_id", "organization_id", "test");

    private KeyChangesRequest() {}

    /**
     * @param besides fields that the body has for other purposes
     */
    static KeyChanges read(JsonObject body, Set<String> besides) {
        var known = new HashSet<>(KNOWN);
        known.addAll(LASTING);
        known.addAll(besides);
        var fields = KeyFields.of(body, known);
        LASTING.stream().filter(body::has).sorted().findFirst().ifPresent(it -> refuse(body, it));
        return new KeyChanges(
                fields.patch("key_alias", _ -> fields.alias()),
                fields.patch("metadata", _ -> Optional.of(fields.metadata())),
                fields.patch("duration", fields::duration),
                fields.patch("blocked", fields::flag),
                fields.patch("models", _ -> Optional.of(fields.models())),
                fields.patch("key_type", _ -> fields.type()),
                new KeyChanges.LimitChanges(
                        fields.patch("rpm_limit", fields::limit),
                        fields.patch("max_running_jobs", fields::limit),
                        fields.patch("max_stored_bytes", fields::limit)));
    }

    private static void refuse(JsonObject body, String name) {
        throw new Refusal.NotSupported(
                body.path(name),
                "'" + name + "' stays what it was when the key was issued; issue another key.");
    }
}
