package dev.tunegate.admin.finetuning;

import dev.tunegate.admin.web.MomentView;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.domain.finetuning.FineTuningJob;

/** A job as a row of the table. */
record JobRowView(
        String id,
        String address,
        String model,
        String provider,
        StatusView status,
        OwnerView owner,
        String file,
        MomentView created) {

    static JobRowView of(FineTuningJob job, Moments moments) {
        return new JobRowView(
                job.id().value(),
                JobAddress.of(job.id().value()),
                job.request().model().value(),
                job.placement().site().provider().value(),
                StatusView.of(job, moments),
                OwnerView.of(job),
                job.request().files().training().value(),
                moments.view(job.createdAt()));
    }
}
