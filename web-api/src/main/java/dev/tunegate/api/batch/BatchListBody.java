package dev.tunegate.api.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.shared.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of batches; an empty one has neither a first nor a last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchListBody(
        String object,
        List<BatchBody> data,
        @JsonProperty("first_id") @Nullable String firstId,
        @JsonProperty("last_id") @Nullable String lastId,
        @JsonProperty("has_more") boolean hasMore) {

    static BatchListBody of(Listing<Batch> page) {
        var data = page.map(BatchBody::of).items();
        return new BatchListBody(
                "list",
                data,
                data.isEmpty() ? null : data.getFirst().id(),
                data.isEmpty() ? null : data.getLast().id(),
                page.hasMore());
    }
}
