package dev.tunegate.persistence.file;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.file.FileReplica;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.file.ReplicaState;
import dev.tunegate.domain.file.ReplicaState.GivenUp;
import dev.tunegate.domain.file.ReplicaState.Gone;
import dev.tunegate.domain.file.ReplicaState.Leaving;
import dev.tunegate.domain.file.ReplicaState.Stored;
import dev.tunegate.domain.file.ReplicaState.Waiting;
import dev.tunegate.persistence.secret.SealedIds;
import dev.tunegate.persistence.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** A copy of a file as it is stored. */
record ReplicaRow(
        String fileId,
        String deployment,
        String state,
        int attempts,
        Optional<String> reason,
        Optional<String> providerFile,
        Optional<Instant> since) {

    static ReplicaRow of(String fileId, FileReplica replica) {
        var blank =
                new ReplicaRow(
                        fileId,
                        replica.deployment().value(),
                        "",
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return switch (replica.state()) {
            case Waiting(int attempts, var trouble) ->
                    blank.in("waiting", attempts).because(trouble);
            case Stored(var at, var since) ->
                    blank.in("stored", 0).at(Optional.of(at)).since(since);
            case GivenUp(var reason) -> blank.in("given_up", 0).because(Optional.of(reason));
            case Leaving(var at, int attempts) -> blank.in("leaving", attempts).at(at);
            case Gone() -> blank.in("gone", 0);
        };
    }

    private ReplicaRow in(String other, int tried) {
        return new ReplicaRow(fileId, deployment, other, tried, reason, providerFile, since);
    }

    private ReplicaRow because(Optional<String> other) {
        return new ReplicaRow(fileId, deployment, state, attempts, other, providerFile, since);
    }

    private ReplicaRow at(Optional<ProviderFileId> other) {
        var name = other.map(ProviderFileId::value);
        return new ReplicaRow(fileId, deployment, state, attempts, reason, name, since);
    }

    private ReplicaRow since(Instant other) {
        return new ReplicaRow(
                fileId, deployment, state, attempts, reason, providerFile, Optional.of(other));
    }

    static ReplicaRow of(ResultSet row, SealedIds names) throws SQLException {
        return new ReplicaRow(
                row.getString("file_id"),
                row.getString("deployment"),
                row.getString("state"),
                row.getInt("attempts"),
                Columns.text(row, "reason"),
                names.opened(row.getString("provider_file")),
                Columns.optionalInstant(row, "since"));
    }

    FileReplica toReplica() {
        return new FileReplica(new DeploymentId(deployment), toState());
    }

    private ReplicaState toState() {
        var at = providerFile.map(ProviderFileId::new);
        return switch (state) {
            case "waiting" -> new Waiting(attempts, reason);
            case "stored" -> new Stored(at.orElseThrow(), since.orElseThrow());
            case "given_up" -> new GivenUp(reason.orElse(""));
            case "leaving" -> new Leaving(at, attempts);
            case "gone" -> new Gone();
            default -> throw new IllegalStateException("replica state " + state);
        };
    }
}
