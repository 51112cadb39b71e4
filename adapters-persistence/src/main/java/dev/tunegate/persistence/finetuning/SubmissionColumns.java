package dev.tunegate.persistence.finetuning;

import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.Placement;
import dev.tunegate.domain.finetuning.Placement.Attempting;
import dev.tunegate.domain.finetuning.Placement.Chosen;
import dev.tunegate.domain.finetuning.Placement.Submitted;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.finetuning.Requester;
import dev.tunegate.domain.finetuning.Site;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.persistence.access.MakerColumns;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asked for something that goes to a provider, and where it stands on its way, as columns. */
public record SubmissionColumns(SealedIds ids) {

    public static Map<String, @Nullable Object> of(Requester requester) {
        var identity = requester.identity();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("owner", requester.owner().value());
        row.put("requester", Columns.of(requester.name()));
        row.putAll(MakerColumns.of(requester.by()));
        row.put("fingerprint", identity.fingerprint().hex());
        row.put("idempotency_key", identity.idempotencyKey().map(Columns::of).orElse(null));
        return row;
    }

    /** Whether it was a repetition mattered only while it was taken in; that is not kept. */
    public static Requester requester(ResultSet row) throws SQLException {
        var identity =
                new RequestIdentity(
                        new Fingerprint(row.getString("fingerprint")),
                        Columns.text(row, "idempotency_key"),
                        Optional.empty());
        return new Requester(
                new Owner(row.getString("owner")),
                MakerColumns.maker(row, row.getString("requester")),
                identity);
    }

    public static Map<String, @Nullable Object> of(Site site) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("deployment", site.deployment().value());
        row.put("provider", site.provider().value());
        return row;
    }

    /** All but the site. */
    public Map<String, @Nullable Object> of(Placement placement) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("attempts", 0);
        row.put("attempt_at", null);
        row.put("ask_after", null);
        row.put("run_id", null);
        switch (placement) {
            case Chosen chosen -> {
                row.put("placement", "chosen");
                row.put("attempts", chosen.attempts());
            }
            case Attempting attempt -> {
                row.put("placement", "attempting");
                row.put("attempts", attempt.number());
                row.put("attempt_at", Columns.of(attempt.startedAt()));
                row.put("ask_after", Columns.of(attempt.askAfter()));
            }
            case Submitted submitted -> {
                row.put("placement", "submitted");
                row.put("run_id", ids.closed(submitted.id().value()));
            }
        }
        return row;
    }

    public Placement placement(ResultSet row) throws SQLException {
        var site =
                new Site(
                        new DeploymentId(row.getString("deployment")),
                        new ProviderId(row.getString("provider")));
        return switch (row.getString("placement")) {
            case "chosen" -> new Chosen(site, row.getInt("attempts"));
            case "attempting" ->
                    new Attempting(
                            site,
                            row.getInt("attempts"),
                            Columns.instant(row, "attempt_at"),
                            Columns.instant(row, "ask_after"));
            case "submitted" ->
                    new Submitted(site, new ProviderJobId(ids.open(row.getString("run_id"))));
            default -> throw new IllegalStateException("placement " + row.getString("placement"));
        };
    }
}
