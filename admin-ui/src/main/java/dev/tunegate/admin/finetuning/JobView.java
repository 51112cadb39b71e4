package dev.tunegate.admin.finetuning;

import dev.tunegate.admin.web.MomentView;
import dev.tunegate.admin.web.PageQuery.PageView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a job's page shows.
 *
 * @param error why the job failed; null if it did not
 * @param progress how far the training has come; null as long as nobody knows
 * @param curve null as long as no loss was measured
 * @param live where the page is fetched anew; null once the job has ended
 */
record JobView(
        String id,
        String model,
        String address,
        StatusView status,
        OwnerView owner,
        MomentView created,
        boolean cancellable,
        @Nullable ErrorView error,
        @Nullable ProgressView progress,
        List<Fact> facts,
        @Nullable LossCurve curve,
        List<CheckpointView> checkpoints,
        PageView<EventView> events,
        @Nullable String live) {

    /** Why the job failed, in the provider's words. */
    record ErrorView(String code, String message) {}

    /** How far the training has come. */
    record ProgressView(long step, long steps, String text) {}

    /** A name and a value; {@code code} where the value is one to copy. */
    record Fact(String name, String value, boolean code) {}

    /** The model at one step. */
    record CheckpointView(
            String id, String model, String step, List<Fact> metrics, MomentView created) {}

    /** A line of the log. */
    record EventView(String id, String level, String message, MomentView at) {}
}
