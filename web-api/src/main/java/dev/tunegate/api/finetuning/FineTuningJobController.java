package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.ApiController;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.ListBody;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.PageParams;
import dev.tunegate.application.finetuning.CancelFineTuningJob;
import dev.tunegate.application.finetuning.CreateFineTuningJob;
import dev.tunegate.application.finetuning.FindFineTuningJobs;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /fine_tuning/jobs}: create, list, retrieve, cancel, events, checkpoints. */
@ApiController
final class FineTuningJobController {

    private static final PageParams PAGES = new PageParams(20, 100);
    private static final PageParams CHECKPOINT_PAGES = new PageParams(10, 100);

    private final CreateFineTuningJob create;
    private final CancelFineTuningJob cancel;
    private final FindFineTuningJobs find;

    FineTuningJobController(
            CreateFineTuningJob create, CancelFineTuningJob cancel, FindFineTuningJobs find) {
        this.create = create;
        this.cancel = cancel;
        this.find = find;
    }

    @Needs(Permission.JOBS_WRITE)
    @PostMapping("/fine_tuning/jobs")
    JobBody create(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var body = JsonRequest.read(request);
        var identity = RequestIdentities.of(request, JsonRequest.fingerprint(body));
        var created = create.create(caller, JobRequest.read(body, identity));
        if (created.replayed()) {
            response.setHeader("idempotent-replayed", "true");
        }
        return JobBody.of(created.job());
    }

    @Needs(Permission.JOBS_READ)
    @GetMapping("/fine_tuning/jobs")
    ListBody<JobBody> list(Caller caller, HttpServletRequest request) {
        var page = find.list(caller, JobFilters.of(request), PAGES.of(request));
        return ListBody.of(page.map(JobBody::of), JobBody::id);
    }

    @Needs(Permission.JOBS_READ)
    @GetMapping("/fine_tuning/jobs/{id}")
    JobBody retrieve(Caller caller, @PathVariable String id) {
        return JobBody.of(find.byId(caller, id));
    }

    @Needs(Permission.JOBS_WRITE)
    @PostMapping("/fine_tuning/jobs/{id}/cancel")
    JobBody cancel(Caller caller, @PathVariable String id) {
        return JobBody.of(cancel.cancel(caller, id));
    }

    @Needs(Permission.JOBS_READ)
    @GetMapping("/fine_tuning/jobs/{id}/events")
    ListBody<EventBody> events(Caller caller, @PathVariable String id, HttpServletRequest request) {
        var page = find.events(caller, id, PAGES.of(request));
        return ListBody.of(page.map(EventBody::of), EventBody::id);
    }

    @Needs(Permission.JOBS_READ)
    @GetMapping("/fine_tuning/jobs/{id}/checkpoints")
    ListBody<CheckpointBody> checkpoints(
            Caller caller, @PathVariable String id, HttpServletRequest request) {
        var page = find.checkpoints(caller, id, CHECKPOINT_PAGES.of(request));
        return ListBody.of(page.map(it -> CheckpointBody.of(it, id)), CheckpointBody::id);
    }
}
