package dev.tunegate.api.web;

import dev.tunegate.api.TestServer;
import dev.tunegate.api.web.MatrixCall.Thing;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.batch.BatchFixture;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.InMemoryBatches;
import java.util.List;

/** The routes of batches, and batches for them. */
final class BatchCalls {

    static final List<MatrixCall> ALL =
            List.of(
                    MatrixCall.of(
                            "POST /batches",
                            Thing.FILE,
                            "/batches",
                            "{'input_file_id':'@','endpoint':'/v1/chat/completions',"
                                    + "'completion_window':'24h'}"),
                    MatrixCall.of("GET /batches", Thing.NOTHING, "/batches", ""),
                    MatrixCall.of("GET /batches", Thing.BATCH, "/batches?after=@", ""),
                    MatrixCall.of("GET /batches/{id}", Thing.BATCH, "/batches/@", ""),
                    MatrixCall.of(
                            "POST /batches/{id}/cancel", Thing.BATCH, "/batches/@/cancel", ""));

    private BatchCalls() {}

    static String batch(Owner owner, Principal.Place place) {
        var batch = BatchFixture.aBatch().ownedBy(owner).running().build();
        if (place.exists() || place == Principal.Place.RAW) {
            TestServer.bean(InMemoryBatches.class).add(batch);
        }
        return switch (place) {
            case RAW -> batch.run().orElseThrow().value();
            case GUESSED -> BatchId.fresh().value();
            case OWN, SAME_TEAM, OTHER_TEAM, OTHER_ORGANIZATION, DELETED -> batch.id().value();
        };
    }
}
