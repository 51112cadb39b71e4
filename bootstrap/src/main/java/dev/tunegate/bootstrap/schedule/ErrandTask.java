package dev.tunegate.bootstrap.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.tunegate.application.shared.Again;
import dev.tunegate.domain.finetuning.PollingPlan;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.persistence.shared.ErrandTasks;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a scheduled task of an errand: it runs again when the errand says so, and after faults. */
final class ErrandTask {

    private static final Logger LOG = LoggerFactory.getLogger(ErrandTask.class);

    /** How soon an errand that broke down is run again. */
    private static final PollingPlan RETRIES =
            new PollingPlan(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private ErrandTask() {}

    /**
     * @param work takes the id of the thing that needs work
     */
    static Task<Void> of(Errand errand, Function<String, Again> work) {
        return Tasks.custom(ErrandTasks.nameOf(errand), Void.class)
                .onFailure(ErrandTask::retry)
                .onDeadExecutionRevive()
                .execute((instance, _) -> next(work.apply(instance.getId())));
    }

    private static CompletionHandler<Void> next(Again again) {
        return (done, task) ->
                again.at().ifPresentOrElse(it -> task.reschedule(done, it), task::remove);
    }

    private static void retry(ExecutionComplete done, ExecutionOperations<Void> task) {
        int failures = done.getExecution().consecutiveFailures;
        LOG.error(
                "{} broke down, {} times in a row now",
                done.getExecution().taskInstance,
                failures + 1,
                done.getCause().orElse(null));
        task.reschedule(done, RETRIES.afterFailure(failures, done.getTimeDone()));
    }
}
