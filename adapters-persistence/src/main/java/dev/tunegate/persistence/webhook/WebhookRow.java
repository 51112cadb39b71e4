package dev.tunegate.persistence.webhook;

import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.webhook.EventType;
import dev.tunegate.domain.webhook.SigningSecret;
import dev.tunegate.domain.webhook.SigningSecrets;
import dev.tunegate.domain.webhook.SigningSecrets.Former;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.Webhook.Disabled;
import dev.tunegate.domain.webhook.Webhook.Reason;
import dev.tunegate.domain.webhook.Webhook.Subscription;
import dev.tunegate.domain.webhook.WebhookId;
import dev.tunegate.persistence.secret.Seal;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.Json;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An endpoint as it is stored: to named columns, and back. */
record WebhookRow(Seal seal) {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRow.class);
    private static final String CURRENT = "current";
    private static final String FORMER = "former";
    private static final String UNTIL = "former_until";

    Map<String, @Nullable Object> of(Webhook webhook) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", webhook.id().value());
        row.put("owner", webhook.owner().value());
        row.put("name", Columns.of(webhook.subscription().name()));
        row.put("url", webhook.subscription().url().toString());
        row.put(
                "types",
                webhook.subscription().types().stream()
                        .map(EventType::word)
                        .toArray(String[]::new));
        row.put("secrets", seal.closed(together(webhook.secrets()), place(webhook)));
        row.put("disabled_since", Columns.of(webhook.disabled().map(Disabled::since)));
        row.put("disabled_reason", webhook.disabled().map(it -> it.reason().word()).orElse(null));
        var revision = webhook.revision();
        row.put("version", revision.version());
        row.put("created_at", Columns.of(revision.createdAt()));
        row.put("created_by", Columns.of(revision.createdBy()));
        row.put("updated_at", Columns.of(revision.updatedAt()));
        row.put("updated_by", Columns.of(revision.updatedBy()));
        return row;
    }

    private static Secret together(SigningSecrets secrets) {
        var texts = new LinkedHashMap<String, String>();
        secrets.current().ifPresent(it -> texts.put(CURRENT, it.reveal()));
        secrets.former()
                .ifPresent(
                        it -> {
                            texts.put(FORMER, it.secret().reveal());
                            texts.put(UNTIL, it.until().toString());
                        });
        return new Secret(Json.write(texts));
    }

    /** A row whose owner or address was changed behind our back signs nothing more. */
    private static String place(Webhook webhook) {
        return Json.write(
                List.of(
                        "webhook",
                        webhook.id().value(),
                        webhook.owner().value(),
                        webhook.subscription().url().toString()));
    }

    Webhook webhook(ResultSet row, int number) throws SQLException {
        var closed =
                new Webhook(
                        new WebhookId(row.getString("id")),
                        new Owner(row.getString("owner")),
                        new Subscription(
                                row.getString("name"),
                                URI.create(row.getString("url")),
                                Columns.texts(row, "types").stream()
                                        .map(EventType::named)
                                        .flatMap(Optional::stream)
                                        .collect(Collectors.toSet())),
                        SigningSecrets.LOST,
                        disabled(row),
                        revision(row));
        return new Webhook(
                closed.id(),
                closed.owner(),
                closed.subscription(),
                opened(row.getBytes("secrets"), closed),
                closed.disabled(),
                closed.revision());
    }

    private static Optional<Disabled> disabled(ResultSet row) throws SQLException {
        var word = row.getString("disabled_reason");
        return Columns.optionalInstant(row, "disabled_since")
                .map(it -> new Disabled(it, reason(word)));
    }

    private static Reason reason(@Nullable String word) {
        return Reason.GONE.word().equals(word) ? Reason.GONE : Reason.REQUESTED;
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getLong("version"),
                Columns.instant(row, "created_at"),
                row.getString("created_by"),
                Columns.instant(row, "updated_at"),
                row.getString("updated_by"));
    }

    /** One that does not open counts as lost, so that a rotation can still mend it. */
    private SigningSecrets opened(byte[] sealed, Webhook closed) {
        try {
            return secrets(Json.texts(seal.opened(sealed, place(closed)).reveal()));
        } catch (IllegalStateException e) {
            LOG.error(
                    "webhook endpoint {} has lost its secret, rotate it: {}",
                    closed.id(),
                    e.getMessage());
            return SigningSecrets.LOST;
        }
    }

    private static SigningSecrets secrets(Map<String, String> texts) {
        return new SigningSecrets(
                Optional.ofNullable(texts.get(CURRENT)).map(SigningSecret::of),
                Optional.ofNullable(texts.get(FORMER))
                        .map(SigningSecret::of)
                        .map(it -> new Former(it, Instant.parse(texts.getOrDefault(UNTIL, "")))));
    }
}
