package dev.tunegate.application.batch;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;

/** Looks up batches, from here and never from a provider. */
@UseCase
public final class FindBatches {

    private final Batches batches;

    public FindBatches(Batches batches) {
        this.batches = batches;
    }

    /**
     * @param id as the caller gave it
     * @throws Refusal.NotFound if there is no such batch, or the caller may not know of it
     */
    public Batch byId(Caller caller, String id) {
        AccessPolicy.require(caller, Permission.BATCHES_READ);
        if (!id.matches("batch_[0-9A-Za-z]{1,40}")) {
            throw notFound(id);
        }
        return batches.visibleTo(caller, new BatchId(id)).orElseThrow(() -> notFound(id));
    }

    public Listing<Batch> list(Caller caller, ListQuery query) {
        AccessPolicy.require(caller, Permission.BATCHES_READ);
        return batches.list(caller, query);
    }

    private static Refusal notFound(String id) {
        return new Refusal.NotFound("batch", id, "batch_id");
    }
}
