package dev.tunegate.persistence.key;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyHash;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
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
        @Nullable Instant expiresAt,
        boolean blocked,
        @Nullable String userId,
        @Nullable String teamId,
        @Nullable String organizationId,
        @Nullable String voucher,
        String type,
        String environment,
        @Nullable Long requestsPerMinute,
        @Nullable Long runningJobs,
        @Nullable Long storedBytes,
        @Nullable String formerHash,
        @Nullable Instant formerUntil,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    static KeyRow of(VirtualKey key) {
        return new KeyRow(
                key.id().value(),
                key.label().alias().map(Columns::of).orElse(null),
                key.proof().hash().hex(),
                key.proof().tail(),
                List.copyOf(key.powers().models().names()),
                Json.write(key.label().metadata().pairs()),
                key.validity().expiresAt().map(it -> Columns.of(it).toInstant()).orElse(null),
                key.validity().blocked(),
                key.holder().user().map(UserId::value).orElse(null),
                key.holder().team().map(TeamId::value).orElse(null),
                key.holder().organization().map(OrganizationId::value).orElse(null),
                key.holder().voucher().map(UserId::value).orElse(null),
                key.powers().type().name(),
                key.powers().environment().name(),
                key.powers().limits().requestsPerMinute().orElse(null),
                key.powers().limits().runningJobs().orElse(null),
                key.powers().limits().storedBytes().orElse(null),
                key.proof().former().map(it -> it.hash().hex()).orElse(null),
                key.proof().former().map(it -> Columns.of(it.until()).toInstant()).orElse(null),
                key.revision().version(),
                Columns.of(key.revision().createdAt()).toInstant(),
                Columns.of(key.revision().createdBy()),
                Columns.of(key.revision().updatedAt()).toInstant(),
                Columns.of(key.revision().updatedBy()));
    }

    VirtualKey toKey() {
        return new VirtualKey(
                new KeyId(id),
                new VirtualKey.Label(
                        Optional.ofNullable(alias), new Metadata(Json.texts(metadata))),
                holder(),
                new VirtualKey.Proof(new KeyHash(hash), tail, former()),
                powers(),
                new VirtualKey.Validity(Optional.ofNullable(expiresAt), blocked),
                new Revision(version, createdAt, createdBy, updatedAt, updatedBy));
    }

    private VirtualKey.Holder holder() {
        return new VirtualKey.Holder(
                Optional.ofNullable(userId).map(UserId::new),
                Optional.ofNullable(teamId).map(TeamId::new),
                Optional.ofNullable(organizationId).map(OrganizationId::new),
                Optional.ofNullable(voucher).map(UserId::new));
    }

    private Optional<VirtualKey.Former> former() {
        return Optional.ofNullable(formerHash)
                .flatMap(
                        it ->
                                Optional.ofNullable(formerUntil)
                                        .map(end -> new VirtualKey.Former(new KeyHash(it), end)));
    }

    private VirtualKey.Powers powers() {
        return new VirtualKey.Powers(
                KeyType.valueOf(type),
                Environment.valueOf(environment),
                new ModelGrants(Set.copyOf(models)),
                new Limits(
                        Optional.ofNullable(requestsPerMinute),
                        Optional.ofNullable(runningJobs),
                        Optional.ofNullable(storedBytes)));
    }
}
