package dev.tunegate.api.credential;

import dev.tunegate.application.catalog.KnownCredential;
import dev.tunegate.domain.provider.ProviderId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A credential as management clients know it: of its secrets, only the words are told.
 *
 * @param credentialValues what is no secret
 * @param credentialSecrets under which words there are secrets
 * @param source {@code database}; or {@code file}, where it can only be changed
 */
@JsonNaming(SnakeCaseStrategy.class)
record CredentialBody(
        String credentialName,
        @Nullable String provider,
        Map<String, String> credentialValues,
        List<String> credentialSecrets,
        Map<String, String> credentialInfo,
        String source,
        @Nullable Long version,
        @Nullable String createdAt,
        @Nullable String createdBy,
        @Nullable String updatedAt,
        @Nullable String updatedBy) {

    static CredentialBody of(KnownCredential known) {
        var credential = known.credential();
        var values = new TreeMap<>(credential.settings());
        credential.address().ifPresent(it -> values.put("api_base", it.toString()));
        var revision = known.configured() ? null : credential.revision();
        return new CredentialBody(
                credential.name().value(),
                credential.provider().map(ProviderId::value).orElse(null),
                values,
                credential.secrets().keySet().stream().sorted().toList(),
                credential.info().pairs(),
                known.configured() ? "file" : "database",
                revision == null ? null : revision.version(),
                revision == null ? null : revision.createdAt().toString(),
                revision == null ? null : revision.createdBy(),
                revision == null ? null : revision.updatedAt().toString(),
                revision == null ? null : revision.updatedBy());
    }
}
