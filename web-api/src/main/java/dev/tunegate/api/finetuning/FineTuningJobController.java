package dev.tunegate.api.finetuning;

import dev.tunegate.api.routing.ProviderChoices;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.BoundedListBody;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.ListBody;
import dev.tunegate.api.web.ListParameters;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.catalog.FindCapabilities;
import dev.tunegate.application.finetuning.CancelFineTuningJob;
import dev.tunegate.application.finetuning.CreateFineTuningJob;
import dev.tunegate.application.finetuning.FindFineTuningJobs;
import dev.tunegate.application.finetuning.PauseFineTuningJob;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes under {@code /fine_tuning/jobs}. */
@Api
final class FineTuningJobController {

    private static final int USUAL_PAGE = 20;
    private static final int USUAL_CHECKPOINTS = 10;
    private static final int MAX_PAGE = 100;

    private final CreateFineTuningJob create;
    private final CancelFineTuningJob cancel;
    private final PauseFineTuningJob pause;
    private final FindFineTuningJobs find;
    private final FindCapabilities capabilities;
    private final ProviderChoices choices;

    FineTuningJobController(
            CreateFineTuningJob create,
            CancelFineTuningJob cancel,
            PauseFineTuningJob pause,
            FindFineTuningJobs find,
            FindCapabilities capabilities,
            ProviderChoices choices) {
        this.create = create;
        this.cancel = cancel;
        this.pause = pause;
        this.find = find;
        this.capabilities = capabilities;
        this.choices = choices;
    }

    @Needs(Permission.JOBS_WRITE)
    @PostMapping("/fine_tuning/jobs")
    JobBody create(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        var stated = choices.of(caller, request, body);
        var identity = RequestIdentities.of(request, body, stated.words());
        var own = new OwnParameters(capabilities::extensions);
        var wanted = JobRequest.read(body, stated.choice(), identity, own);
        var created = create.create(caller, wanted);
        if (created.replayed()) {
            response.setHeader("Idempotent-Replayed", "true");
        }
        return JobBody.of(created.job());
    }

    @Needs(Permission.JOBS_READ)
    @GetMapping("/fine_tuning/jobs")
    ListBody<JobBody> list(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var page = ListParameters.newestFirst(query, USUAL_PAGE, MAX_PAGE);
        var filter = JobFilters.of(query, choices.provider(request));
        return ListBody.of(find.list(caller, filter, page), JobBody::of);
    }

    @Needs(Permission.JOBS_READ)
    @GetMapping("/fine_tuning/jobs/{id}")
    JobBody retrieve(Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        return JobBody.of(find.byId(caller, id));
    }

    /** SDKs send no body, or an empty one of any type: whatever comes is not read. */
    @Needs(Permission.JOBS_WRITE)
    @PostMapping("/fine_tuning/jobs/{id}/cancel")
    JobBody cancel(Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        return JobBody.of(cancel.cancel(caller, id));
    }

    @Needs(Permission.JOBS_WRITE)
    @PostMapping("/fine_tuning/jobs/{id}/pause")
    JobBody pause(Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        return JobBody.of(pause.pause(caller, id));
    }

    @Needs(Permission.JOBS_WRITE)
    @PostMapping("/fine_tuning/jobs/{id}/resume")
    JobBody resume(Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        return JobBody.of(pause.resume(caller, id));
    }

    @Needs(Permission.JOBS_READ)
    @GetMapping("/fine_tuning/jobs/{id}/events")
    ListBody<EventBody> events(Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        var query = QueryParameters.of(request);
        var page = ListParameters.newestFirst(query, USUAL_PAGE, MAX_PAGE);
        return ListBody.of(find.events(caller, id, page), EventBody::of);
    }

    @Needs(Permission.JOBS_READ)
    @GetMapping("/fine_tuning/jobs/{id}/checkpoints")
    BoundedListBody<CheckpointBody> checkpoints(
            Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        var query = QueryParameters.of(request);
        var page = ListParameters.newestFirst(query, USUAL_CHECKPOINTS, MAX_PAGE);
        return BoundedListBody.of(
                checkpoints(caller, id, page),
                it -> CheckpointBody.of(it, id),
                it -> it.id().value());
    }

    /** They are shown once the job has succeeded, as OpenAI does. */
    private Listing<Checkpoint> checkpoints(Caller caller, String id, ListQuery page) {
        boolean succeeded = find.byId(caller, id).status() == JobStatus.SUCCEEDED;
        return succeeded
                ? find.checkpoints(caller, id, page)
                : new Listing<>(List.<Checkpoint>of(), false);
    }
}
