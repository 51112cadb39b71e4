package dev.tunegate.application.finetuning;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.Checkpoints;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;

/** Looks up jobs with their logs and checkpoints, from here and never from a provider. */
@UseCase
public final class FindFineTuningJobs {

    /** As many points as a curve can show. */
    private static final int CURVE_POINTS = 500;

    private final FineTuningJobs jobs;
    private final JobLog log;
    private final Checkpoints checkpoints;

    public FindFineTuningJobs(FineTuningJobs jobs, JobLog log, Checkpoints checkpoints) {
        this.jobs = jobs;
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /**
     * @param id as the caller gave it
     * @throws Refusal.NotFound if there is no such job, or the caller may not know of it
     */
    public FineTuningJob byId(Caller caller, String id) {
        AccessPolicy.require(caller, Permission.JOBS_READ);
        if (!id.matches("ftjob-[0-9A-Za-z]{1,40}")) {
            throw notFound(id);
        }
        return jobs.visibleTo(caller, new JobId(id)).orElseThrow(() -> notFound(id));
    }

    /** Whoever rehearses is not asked for a provider: the simulator plays each of them. */
    public Listing<FineTuningJob> list(Caller caller, JobFilter filter, ListQuery query) {
        AccessPolicy.require(caller, Permission.JOBS_READ);
        return jobs.list(caller, caller.isRehearsing() ? filter.anywhere() : filter, query);
    }

    public Listing<JobEvent> events(Caller caller, String id, ListQuery query) {
        return log.list(byId(caller, id).id(), query);
    }

    public Listing<Checkpoint> checkpoints(Caller caller, String id, ListQuery query) {
        return checkpoints.list(byId(caller, id).id(), query);
    }

    /** The job's metrics, oldest first, thinned to what a curve can show. */
    public List<JobEvent> metrics(Caller caller, String id) {
        return log.metrics(byId(caller, id).id(), CURVE_POINTS);
    }

    private static Refusal notFound(String id) {
        return new Refusal.NotFound("fine-tuning job", id, "fine_tuning_job_id");
    }
}
