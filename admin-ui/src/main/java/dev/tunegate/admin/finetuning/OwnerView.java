package dev.tunegate.admin.finetuning;

import dev.tunegate.domain.finetuning.FineTuningJob;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Whose job it is.
 *
 * @param name what the owner was called when the job was made
 * @param address the jobs of this owner
 */
record OwnerView(String name, String id, String address) {

    static OwnerView of(FineTuningJob job) {
        var owner = job.owner().value();
        return new OwnerView(
                job.requester().name(),
                owner,
                "/admin/jobs?owner=" + URLEncoder.encode(owner, StandardCharsets.UTF_8));
    }
}
