package dev.tunegate.persistence.catalog;

import dev.tunegate.domain.catalog.CredentialName;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ModelWords;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.catalog.StoredModel;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.persistence.secret.Seal;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a stored deployment becomes columns; its secrets open for its own id and words alone. */
final class ModelColumns {

    static final String NAMES =
            "id, name, words, credential_name, secrets, supports, access_groups, info,"
                    + " blocked, "
                    + Written.NAMES;

    static final String VALUES =
            ":id, :name, :words, :credential, :secrets, :supports, :groups, :info,"
                    + " :blocked, "
                    + Written.VALUES;

    static final String CHANGES =
            "name = :name, words = :words, credential_name = :credential,"
                    + " secrets = :secrets, supports = :supports, access_groups = :groups,"
                    + " info = :info, blocked = :blocked, "
                    + Written.CHANGES;

    private final Seal seal;

    ModelColumns(Seal seal) {
        this.seal = seal;
    }

    Map<String, @Nullable Object> params(StoredModel model) {
        var params = new HashMap<String, @Nullable Object>(Written.params(model.revision()));
        var id = model.id().value();
        var words = Json.write(model.words().plain());
        params.put("id", id);
        params.put("name", model.name().value());
        params.put("words", words);
        params.put(
                "credential", model.words().credential().map(CredentialName::value).orElse(null));
        params.put("secrets", seal.closed(secrets(model.words()), place(id, words)));
        params.put(
                "supports",
                model.supports().stream().map(Enum::name).sorted().toArray(String[]::new));
        params.put("groups", model.accessGroups().stream().sorted().toArray(String[]::new));
        params.put("info", Json.write(model.info().pairs()));
        params.put("blocked", model.blocked());
        return params;
    }

    private static Secret secrets(ModelWords words) {
        var revealed =
                words.secret().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().reveal()));
        return new Secret(Json.write(revealed));
    }

    /** All that is said beside the secrets may decide where they go. */
    private static String place(String id, String words) {
        return id + " " + words;
    }

    StoredModel model(ResultSet row) throws SQLException {
        var id = row.getString("id");
        var words = row.getString("words");
        var sealed = seal.opened(row.getBytes("secrets"), place(id, words));
        var secrets = Json.texts(sealed.reveal());
        return new StoredModel(
                new DeploymentId(id),
                new ModelName(row.getString("name")),
                new ModelWords(
                        Json.texts(words),
                        secrets.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                it -> new Secret(it.getValue())))),
                Columns.texts(row, "supports").stream()
                        .map(Endpoint::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(Columns.texts(row, "access_groups")),
                new Metadata(Json.texts(row.getString("info"))),
                row.getBoolean("blocked"),
                Written.revision(row));
    }
}
