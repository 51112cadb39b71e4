package dev.tunegate.api.key;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the keys that a request names, by id, by the whole key or by alias. */
record NamedKeys(FindKeys find, Caller caller) {

    private static final int MAX_AT_ONCE = 100;

    /**
     * @throws Refusal.NotFound if one of the names stands for no key
     */
    List<KeyId> in(JsonObject body) {
        body.only(Set.of("keys", "key_aliases"));
        var ids = new LinkedHashSet<KeyId>();
        body.texts("keys", MAX_AT_ONCE).forEach(it -> ids.add(find.byReference(caller, it).id()));
        body.texts("key_aliases", MAX_AT_ONCE)
                .forEach(it -> called(it).forEach(key -> ids.add(key.id())));
        if (ids.isEmpty()) {
            throw body.missing("keys");
        }
        return List.copyOf(ids);
    }

    /** Aliases need not be unique: all keys that bear it are meant. */
    private List<VirtualKey> called(String alias) {
        var keys = find.byAlias(caller, alias);
        if (keys.isEmpty()) {
            throw new Refusal.NotFound("key alias", alias, "key_aliases");
        }
        return keys;
    }
}
