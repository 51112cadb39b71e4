package dev.tunegate.persistence.file;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileReplica;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.access.MakerColumns;
import dev.tunegate.persistence.access.OwnerScope;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TimeOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Managed files and their copies as rows. A page costs two queries, however long it is. */
public final class JdbcManagedFiles implements ManagedFiles {

    private static final String TABLE = "managed_file";

    private final JdbcClient db;
    private final Transactions transactions;
    private final SealedIds names;

    public JdbcManagedFiles(JdbcClient db, Transactions transactions, SealedIds names) {
        this.db = db;
        this.transactions = transactions;
        this.names = names;
    }

    @Override
    public void add(ManagedFile file) {
        transactions.run(
                () -> {
                    insert(file);
                    storeReplicas(file, List.of());
                });
    }

    private void insert(ManagedFile file) {
        db.sql(
                        """
                        INSERT INTO managed_file (id, owner, filename, purpose, bytes, sha256,
                            format, row_count, created_at, expires_at, deleted_at, by_name,
                            by_key, by_user, by_team, by_organization)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(file.id().value())
                .param(file.owner().value())
                .param(Columns.of(file.label().filename()))
                .param(file.label().purpose().word())
                .param(file.content().bytes())
                .param(file.content().sha256())
                .param(file.content().format().map(DatasetFormat::name).orElse(null))
                .param(file.content().rows())
                .param(Columns.of(file.life().createdAt()))
                .param(Columns.of(file.life().expiresAt()))
                .param(Columns.of(file.life().deletedAt()))
                .param(Columns.of(file.by().name()))
                .params(new ArrayList<>(MakerColumns.of(file.by()).values()))
                .update();
    }

    private void storeReplicas(ManagedFile file, List<FileReplica> unchanged) {
        for (int position = 0; position < file.replicas().size(); position++) {
            var replica = file.replicas().get(position);
            if (!unchanged.contains(replica)) {
                store(ReplicaRow.of(file.id().value(), replica), position);
            }
        }
    }

    private void store(ReplicaRow row, int position) {
        db.sql(
                        """
                        INSERT INTO file_replica (file_id, deployment, position, state,
                            attempts, reason, provider_file, since)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (file_id, deployment) DO UPDATE SET
                            state = EXCLUDED.state, attempts = EXCLUDED.attempts,
                            reason = EXCLUDED.reason, since = EXCLUDED.since,
                            provider_file = EXCLUDED.provider_file
                        """)
                .param(row.fileId())
                .param(row.deployment())
                .param(position)
                .param(row.state())
                .param(row.attempts())
                .param(row.reason().map(Columns::of).orElse(null))
                .param(row.providerFile().map(Columns::of).map(names::closed).orElse(null))
                .param(Columns.of(row.since()))
                .update();
    }

    @Override
    public Optional<ManagedFile> find(FileId id) {
        return withReplicas(
                        db.sql("SELECT * FROM managed_file WHERE id = ?")
                                .param(id.value())
                                .query(JdbcManagedFiles::file)
                                .list())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<ManagedFile> visibleTo(Caller caller, FileId id, Instant now) {
        return find(id).filter(it -> caller.sees(it.owner())).filter(it -> !it.life().isOver(now));
    }

    @Override
    public Listing<ManagedFile> list(Caller caller, FileFilter filter, ListQuery query) {
        query.after().ifPresent(it -> requireTheirs(caller, it, query));
        var scope = OwnerScope.of(caller);
        boolean all = scope.isEverything() && filter.purpose().isEmpty();
        var order = all ? TimeOrder.ofAll(TABLE, query) : TimeOrder.ofPart(TABLE, query);
        var sql =
                """
                SELECT * FROM managed_file
                WHERE deleted_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
                """
                        + " AND "
                        + scope.condition()
                        + filter.purpose().map(_ -> " AND purpose = :purpose").orElse("")
                        + query.after().map(_ -> " AND " + order.beyond()).orElse("")
                        + " "
                        + order.orderBy();
        var page =
                db.sql(sql)
                        .param("now", Columns.of(filter.now()))
                        .params(scope.params())
                        .param("purpose", filter.purpose().map(FilePurpose::word).orElse(""))
                        .param("after", query.after().orElse(""))
                        .param("limit", query.limit() + 1)
                        .query(JdbcManagedFiles::file)
                        .list();
        var listing = Listing.of(page, query.limit());
        return new Listing<>(withReplicas(listing.items()), listing.hasMore());
    }

    /** A file that was deleted since still marks its place in the list. */
    private void requireTheirs(Caller caller, String id, ListQuery query) {
        boolean theirs =
                db.sql("SELECT owner FROM managed_file WHERE id = ?")
                        .param(Columns.of(id))
                        .query(Columns::firstText)
                        .optional()
                        .filter(it -> caller.sees(new Owner(it)))
                        .isPresent();
        if (!theirs) {
            throw query.unknownCursor();
        }
    }

    @Override
    public Optional<ManagedFile> change(FileId id, UnaryOperator<ManagedFile> change) {
        return transactions.call(
                () ->
                        db.sql("SELECT id FROM managed_file WHERE id = ? FOR UPDATE")
                                .param(id.value())
                                .query(Columns::firstText)
                                .optional()
                                .flatMap(_ -> find(id))
                                .map(it -> store(it, change.apply(it))));
    }

    /** What was uploaded never changes; how long it lives, and where copies are, does. */
    private ManagedFile store(ManagedFile before, ManagedFile after) {
        if (after.equals(before)) {
            return before;
        }
        db.sql("UPDATE managed_file SET expires_at = ?, deleted_at = ? WHERE id = ?")
                .param(Columns.of(after.life().expiresAt()))
                .param(Columns.of(after.life().deletedAt()))
                .param(after.id().value())
                .update();
        storeReplicas(after, before.replicas());
        return find(after.id()).orElseThrow();
    }

    @Override
    public List<FileId> over(Instant now, Optional<FileId> after, int limit) {
        var beyond =
                after.map(
                                _ ->
                                        """
                                        AND (expires_at, id) >
                                            (SELECT expires_at, id FROM managed_file WHERE id = :after)
                                        """)
                        .orElse("");
        return db
                .sql(
                        """
                        SELECT id FROM managed_file
                        WHERE deleted_at IS NULL AND expires_at <= :now %s
                        ORDER BY expires_at, id LIMIT :limit
                        """
                                .formatted(beyond))
                .param("now", Columns.of(now))
                .param("limit", limit)
                .param("after", after.map(FileId::value).orElse(null))
                .query(Columns::firstText)
                .list()
                .stream()
                .map(FileId::new)
                .toList();
    }

    @Override
    public long bytesUnder(Quota quota) {
        MakerColumns.lock(db, "bytes", quota);
        return glanceAtBytesUnder(quota);
    }

    @Override
    public long glanceAtBytesUnder(Quota quota) {
        return db.sql(
                        "SELECT coalesce(sum(bytes), 0)::bigint FROM managed_file"
                                + " WHERE deleted_at IS NULL AND "
                                + MakerColumns.countsFor(quota))
                .param(quota.id())
                .query(Columns::firstNumber)
                .single();
    }

    private List<ManagedFile> withReplicas(List<ManagedFile> files) {
        if (files.isEmpty()) {
            return files;
        }
        var ids = files.stream().map(it -> it.id().value()).toList();
        Map<String, List<FileReplica>> replicas =
                db
                        .sql(
                                """
                                SELECT * FROM file_replica WHERE file_id = ANY(:ids)
                                ORDER BY file_id, position
                                """)
                        .param("ids", ids.toArray(String[]::new))
                        .query((row, _) -> ReplicaRow.of(row, names))
                        .list()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        ReplicaRow::fileId,
                                        Collectors.mapping(
                                                ReplicaRow::toReplica, Collectors.toList())));
        return files.stream()
                .map(it -> with(it, replicas.getOrDefault(it.id().value(), List.of())))
                .toList();
    }

    private static ManagedFile with(ManagedFile file, List<FileReplica> replicas) {
        return new ManagedFile(
                file.id(),
                file.owner(),
                file.by(),
                file.label(),
                file.content(),
                file.life(),
                replicas);
    }

    private static ManagedFile file(ResultSet row, int number) throws SQLException {
        var purpose = FilePurpose.named(row.getString("purpose")).orElseThrow();
        return new ManagedFile(
                new FileId(row.getString("id")),
                new Owner(row.getString("owner")),
                MakerColumns.maker(row, row.getString("by_name")),
                new ManagedFile.Label(row.getString("filename"), purpose),
                new ManagedFile.Content(
                        row.getLong("bytes"),
                        row.getString("sha256"),
                        Columns.text(row, "format").map(DatasetFormat::valueOf),
                        row.getLong("row_count")),
                new ManagedFile.Life(
                        Columns.instant(row, "created_at"),
                        Columns.optionalInstant(row, "expires_at"),
                        Columns.optionalInstant(row, "deleted_at")),
                List.of());
    }
}
