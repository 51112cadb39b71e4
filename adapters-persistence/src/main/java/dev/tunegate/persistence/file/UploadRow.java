package dev.tunegate.persistence.file;

import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.PartId;
import dev.tunegate.domain.file.Upload;
import dev.tunegate.domain.file.UploadId;
import dev.tunegate.domain.file.UploadPart;
import dev.tunegate.domain.file.UploadState;
import dev.tunegate.domain.file.UploadState.Cancelled;
import dev.tunegate.domain.file.UploadState.Completed;
import dev.tunegate.domain.file.UploadState.Expired;
import dev.tunegate.domain.file.UploadState.Pending;
import dev.tunegate.persistence.access.MakerColumns;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An upload, and a part of one, as they are stored. */
final class UploadRow {

    private UploadRow() {}

    /** What changes while parts come, and once it has ended. */
    static Map<String, @Nullable Object> progress(Upload upload) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", upload.id().value());
        row.put("received_bytes", upload.received().bytes());
        row.put("received_parts", upload.received().parts());
        row.put("state", word(upload.state()));
        row.put("file_id", upload.state() instanceof Completed it ? it.file().value() : null);
        row.put("part_ids", upload.state() instanceof Completed it ? parts(it) : null);
        return row;
    }

    private static String[] parts(Completed completed) {
        return completed.parts().stream().map(PartId::value).toArray(String[]::new);
    }

    private static String word(UploadState state) {
        return switch (state) {
            case Pending _ -> "pending";
            case Completed _ -> "completed";
            case Cancelled _ -> "cancelled";
            case Expired _ -> "expired";
        };
    }

    static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                new UploadId(row.getString("id")),
                new Owner(row.getString("owner")),
                MakerColumns.maker(row, row.getString("by_name")),
                plan(row),
                Columns.instant(row, "created_at"),
                new Upload.Received(row.getLong("received_bytes"), row.getInt("received_parts")),
                state(row));
    }

    private static Upload.Plan plan(ResultSet row) throws SQLException {
        return new Upload.Plan(
                new ManagedFile.Label(
                        row.getString("filename"),
                        FilePurpose.named(row.getString("purpose")).orElseThrow()),
                row.getLong("bytes"),
                Columns.number(row, "lifetime_seconds").map(Duration::ofSeconds),
                Columns.texts(row, "models").stream().map(ModelName::new).toList(),
                Columns.texts(row, "deployments").stream().map(DeploymentId::new).toList());
    }

    private static UploadState state(ResultSet row) throws SQLException {
        var word = row.getString("state");
        return switch (word) {
            case "pending" -> new Pending();
            case "completed" ->
                    new Completed(
                            new FileId(row.getString("file_id")),
                            Columns.texts(row, "part_ids").stream().map(PartId::new).toList());
            case "cancelled" -> new Cancelled();
            case "expired" -> new Expired();
            default -> throw new IllegalStateException("upload state " + word);
        };
    }

    static UploadPart part(ResultSet row, int number) throws SQLException {
        return new UploadPart(
                new PartId(row.getString("id")),
                new UploadId(row.getString("upload_id")),
                row.getLong("bytes"),
                Columns.instant(row, "created_at"));
    }
}
