package dev.tunegate.persistence.catalog;

import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.CredentialName;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.persistence.secret.Seal;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A credential as it is stored: to named columns, and back. */
record CredentialRow(Seal seal) {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialRow.class);

    Map<String, @Nullable Object> of(Credential credential) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("name", credential.name().value());
        row.put("provider", credential.provider().map(ProviderId::value).orElse(null));
        row.put("address", credential.address().map(URI::toString).orElse(null));
        row.put("settings", Json.write(credential.settings()));
        row.put("secrets", seal.closed(together(credential.secrets()), place(credential)));
        row.put("info", Json.write(credential.info().pairs()));
        var revision = credential.revision();
        row.put("version", revision.version());
        row.put("created_at", Columns.of(revision.createdAt()));
        row.put("created_by", Columns.of(revision.createdBy()));
        row.put("updated_at", Columns.of(revision.updatedAt()));
        row.put("updated_by", Columns.of(revision.updatedBy()));
        return row;
    }

    private static Secret together(Map<String, Secret> secrets) {
        var texts =
                secrets.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().reveal()));
        return new Secret(Json.write(texts));
    }

    /**
     * Everything that says where the secrets go: a row in which any of it was changed behind our
     * back no longer opens.
     */
    private static String place(Credential credential) {
        return Json.write(
                List.of(
                        credential.name().value(),
                        credential.provider().map(ProviderId::value).orElse(""),
                        credential.address().map(URI::toString).orElse(""),
                        new TreeMap<>(credential.settings())));
    }

    Credential credential(ResultSet row, int number) throws SQLException {
        var closed =
                new Credential(
                        new CredentialName(row.getString("name")),
                        Columns.text(row, "provider").map(ProviderId::new),
                        Columns.text(row, "address").map(URI::create),
                        Json.texts(row.getString("settings")),
                        Map.of(),
                        new Metadata(Json.texts(row.getString("info"))),
                        revision(row));
        return opened(row.getBytes("secrets"), closed).map(it -> with(closed, it)).orElse(closed);
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getLong("version"),
                Columns.instant(row, "created_at"),
                row.getString("created_by"),
                Columns.instant(row, "updated_at"),
                row.getString("updated_by"));
    }

    /** One that does not open counts as one without secrets, so that it can still be mended. */
    private Optional<Map<String, Secret>> opened(byte[] sealed, Credential closed) {
        try {
            var texts = Json.texts(seal.opened(sealed, place(closed)).reveal());
            return Optional.of(
                    texts.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, it -> new Secret(it.getValue()))));
        } catch (IllegalStateException e) {
            LOG.error(
                    "credential '{}' has lost its secrets, give them again: {}",
                    closed.name(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static Credential with(Credential closed, Map<String, Secret> secrets) {
        return new Credential(
                closed.name(),
                closed.provider(),
                closed.address(),
                closed.settings(),
                secrets,
                closed.info(),
                closed.revision());
    }
}
