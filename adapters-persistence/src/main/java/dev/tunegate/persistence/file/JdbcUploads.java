package dev.tunegate.persistence.file;

import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.PartId;
import dev.tunegate.domain.file.Upload;
import dev.tunegate.domain.file.UploadId;
import dev.tunegate.domain.file.UploadPart;
import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.access.MakerColumns;
import dev.tunegate.persistence.shared.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploads and their parts as rows. */
public final class JdbcUploads implements Uploads {

    private final JdbcClient db;
    private final Transactions transactions;

    public JdbcUploads(JdbcClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public void add(Upload upload) {
        var plan = upload.plan();
        db.sql(
                        """
                        INSERT INTO upload (id, owner, filename, purpose, bytes, lifetime_seconds,
                            models, deployments, created_at, received_bytes, received_parts, state,
                            file_id, part_ids, by_name, by_key, by_user, by_team, by_organization)
                        VALUES (:id, :owner, :filename, :purpose, :bytes, :lifetime,
                            :models, :deployments, :created_at, :received_bytes, :received_parts, :state,
                            :file_id, :part_ids, :by_name, :by_key, :by_user, :by_team,
                            :by_organization)
                        """)
                .params(UploadRow.progress(upload))
                .param("owner", upload.owner().value())
                .param("filename", Columns.of(plan.label().filename()))
                .param("purpose", plan.label().purpose().word())
                .param("bytes", plan.bytes())
                .param("lifetime", plan.lifetime().map(Duration::toSeconds).orElse(null))
                .param(
                        "models",
                        plan.models().stream().map(ModelName::value).toArray(String[]::new))
                .param(
                        "deployments",
                        plan.at().stream().map(DeploymentId::value).toArray(String[]::new))
                .param("created_at", Columns.of(upload.createdAt()))
                .param("by_name", Columns.of(upload.by().name()))
                .params(MakerColumns.of(upload.by()))
                .update();
    }

    @Override
    public Optional<Upload> find(UploadId id) {
        return db.sql("SELECT * FROM upload WHERE id = ?")
                .param(id.value())
                .query(UploadRow::upload)
                .optional();
    }

    @Override
    public Optional<Upload> change(UploadId id, UnaryOperator<Upload> change) {
        return transactions.call(
                () ->
                        db.sql("SELECT * FROM upload WHERE id = ? FOR UPDATE")
                                .param(id.value())
                                .query(UploadRow::upload)
                                .optional()
                                .map(it -> store(it, change.apply(it))));
    }

    private Upload store(Upload before, Upload after) {
        if (!after.equals(before)) {
            db.sql(
                            """
                            UPDATE upload SET received_bytes = :received_bytes,
                                received_parts = :received_parts, state = :state,
                                file_id = :file_id, part_ids = :part_ids
                            WHERE id = :id
                            """)
                    .params(UploadRow.progress(after))
                    .update();
        }
        return after;
    }

    @Override
    public void addPart(UploadPart part) {
        db.sql("INSERT INTO upload_part (id, upload_id, bytes, created_at) VALUES (?, ?, ?, ?)")
                .param(part.id().value())
                .param(part.upload().value())
                .param(part.bytes())
                .param(Columns.of(part.createdAt()))
                .update();
    }

    @Override
    public List<UploadPart> parts(UploadId id) {
        return db.sql("SELECT * FROM upload_part WHERE upload_id = ? ORDER BY created_at, id")
                .param(id.value())
                .query(UploadRow::part)
                .list();
    }

    @Override
    public void removeParts(UploadId id) {
        db.sql("DELETE FROM upload_part WHERE upload_id = ?").param(id.value()).update();
    }

    @Override
    public boolean holds(PartId part) {
        return db.sql("SELECT id FROM upload_part WHERE id = ?")
                .param(part.value())
                .query(Columns::firstText)
                .optional()
                .isPresent();
    }

    @Override
    public List<UploadId> over(Instant now, int limit) {
        return db
                .sql(
                        """
                        SELECT id FROM upload WHERE state = 'pending' AND created_at <= ?
                        ORDER BY created_at LIMIT ?
                        """)
                .params(Columns.of(now.minus(Upload.LIFETIME)), limit)
                .query(Columns::firstText)
                .list()
                .stream()
                .map(UploadId::new)
                .toList();
    }

    @Override
    public int forget(Instant before, int limit) {
        return db.sql(
                        """
                        DELETE FROM upload WHERE id IN (
                            SELECT id FROM upload WHERE state <> 'pending' AND created_at < ?
                            ORDER BY created_at LIMIT ?)
                        """)
                .params(Columns.of(before), limit)
                .update();
    }

    @Override
    public long pendingBytesUnder(Quota quota) {
        return db.sql(
                        "SELECT coalesce(sum(greatest(bytes, received_bytes)), 0)::bigint"
                                + " FROM upload WHERE state = 'pending' AND "
                                + MakerColumns.countsFor(quota))
                .param(quota.id())
                .query(Columns::firstNumber)
                .single();
    }
}
