package dev.tunegate.persistence.key;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.KeyHash;
import dev.tunegate.domain.key.KeyId;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A virtual key as it is stored. */
@Table("virtual_key")
record KeyRow(
        @Id String id,
        @Nullable String alias,
        String hash,
        String tail,
        List<String> models,
        String metadata,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean blocked) {

    static KeyRow of(VirtualKey key) {
        return new KeyRow(
                key.id().value(),
                key.label().alias().map(Columns::of).orElse(null),
                key.proof().hash().hex(),
                key.proof().tail(),
                List.copyOf(key.grants().names()),
                Json.write(key.label().metadata().pairs()),
                Columns.of(key.validity().createdAt()).toInstant(),
                key.validity().expiresAt().map(it -> Columns.of(it).toInstant()).orElse(null),
                key.validity().blocked());
    }

    VirtualKey toKey() {
        return new VirtualKey(
                new KeyId(id),
                new VirtualKey.Label(
                        Optional.ofNullable(alias), new Metadata(Json.texts(metadata))),
                new VirtualKey.Proof(new KeyHash(hash), tail),
                new ModelGrants(Set.copyOf(models)),
                new VirtualKey.Validity(createdAt, Optional.ofNullable(expiresAt), blocked));
    }
}
