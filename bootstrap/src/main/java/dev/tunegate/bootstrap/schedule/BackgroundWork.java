package dev.tunegate.bootstrap.schedule;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.tunegate.application.access.MeterRequest;
import dev.tunegate.application.batch.FollowBatch;
import dev.tunegate.application.batch.PursueBatch;
import dev.tunegate.application.file.CopyName;
import dev.tunegate.application.file.ExpireUploads;
import dev.tunegate.application.file.RemoveCopy;
import dev.tunegate.application.file.ReplicateFile;
import dev.tunegate.application.file.TidyFiles;
import dev.tunegate.application.finetuning.FollowFineTuningJob;
import dev.tunegate.application.finetuning.LogRun;
import dev.tunegate.application.finetuning.PursueSubmission;
import dev.tunegate.application.finetuning.SweepStrays;
import dev.tunegate.application.secret.ResealSecrets;
import dev.tunegate.application.webhook.DeliverWebhook;
import dev.tunegate.application.webhook.TidyDeliveries;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.webhook.WebhookId;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that the gateway does by itself: which errand, and how often. */
@Configuration(proxyBeanMethods = false)
public class BackgroundWork {

    /** Half of the threads: receivers answer as slowly as they like, and jobs do not wait. */
    private static final int WEBHOOKS_AT_A_TIME = 4;

    @Bean
    Task<Void> pursueSubmissionTask(PursueSubmission errand) {
        return ErrandTask.of(Errand.PURSUE_SUBMISSION, id -> errand.pursue(new JobId(id)));
    }

    @Bean
    Task<Void> followJobTask(FollowFineTuningJob errand) {
        return ErrandTask.of(Errand.FOLLOW_JOB, id -> errand.follow(new JobId(id)));
    }

    @Bean
    Task<Void> replicateFileTask(ReplicateFile errand) {
        return ErrandTask.of(Errand.REPLICATE_FILE, id -> errand.replicate(CopyName.parse(id)));
    }

    @Bean
    Task<Void> removeCopyTask(RemoveCopy errand) {
        return ErrandTask.of(Errand.REMOVE_COPY, id -> errand.remove(CopyName.parse(id)));
    }

    @Bean
    Task<Void> sweepStraysTask(SweepStrays errand) {
        return every("sweep-strays", Duration.ofMinutes(2), errand::sweep);
    }

    @Bean
    Task<Void> expireFilesTask(TidyFiles errand) {
        return every("expire-files", Duration.ofMinutes(1), errand::expire);
    }

    @Bean
    Task<Void> expireUploadsTask(ExpireUploads errand) {
        return every("expire-uploads", Duration.ofMinutes(1), errand::expire);
    }

    @Bean
    Task<Void> forgetUploadsTask(ExpireUploads errand) {
        return every("forget-uploads", Duration.ofHours(1), errand::forget);
    }

    @Bean
    Task<Void> clearLeftoversTask(TidyFiles errand) {
        return every("clear-leftovers", Duration.ofHours(1), errand::clear);
    }

    @Bean
    Task<Void> resealSecretsTask(ResealSecrets errand) {
        return ErrandTask.of(Errand.RESEAL_SECRETS, _ -> errand.reseal());
    }

    @Bean
    Task<Void> planResealingTask(ResealSecrets errand) {
        return every("plan-resealing", Duration.ofHours(6), errand::plan);
    }

    @Bean
    Task<Void> tidyMetersTask(MeterRequest errand) {
        return every("tidy-meters", Duration.ofMinutes(5), errand::tidy);
    }

    @Bean
    Task<Void> deliverWebhookTask(DeliverWebhook errand, Clock clock) {
        return ErrandTask.of(
                Errand.DELIVER_WEBHOOK,
                new Gate(WEBHOOKS_AT_A_TIME, clock)
                        .before(id -> errand.deliver(new WebhookId(id))));
    }

    @Bean
    Task<Void> planDeliveriesTask(TidyDeliveries errand) {
        return every("plan-deliveries", Duration.ofMinutes(1), errand::plan);
    }

    @Bean
    Task<Void> forgetDeliveriesTask(TidyDeliveries errand) {
        return every("forget-deliveries", Duration.ofHours(1), errand::forget);
    }

    @Bean
    Task<Void> pursueBatchTask(PursueBatch errand) {
        return ErrandTask.of(Errand.PURSUE_BATCH, id -> errand.pursue(new BatchId(id)));
    }

    @Bean
    Task<Void> followBatchTask(FollowBatch errand) {
        return ErrandTask.of(Errand.FOLLOW_BATCH, id -> errand.follow(new BatchId(id)));
    }

    @Bean
    Task<Void> logRunTask(LogRun errand) {
        return ErrandTask.of(Errand.LOG_RUN, id -> errand.log(new JobId(id)));
    }

    private static Task<Void> every(String name, Duration pause, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((_, _) -> work.run());
    }
}
