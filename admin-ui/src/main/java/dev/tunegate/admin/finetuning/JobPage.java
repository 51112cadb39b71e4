package dev.tunegate.admin.finetuning;

import dev.tunegate.admin.finetuning.JobView.CheckpointView;
import dev.tunegate.admin.finetuning.JobView.ErrorView;
import dev.tunegate.admin.finetuning.JobView.EventView;
import dev.tunegate.admin.finetuning.JobView.Fact;
import dev.tunegate.admin.finetuning.JobView.ProgressView;
import dev.tunegate.admin.web.Destination;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.admin.web.Needs;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.admin.web.PageQuery;
import dev.tunegate.admin.web.PageQuery.PageView;
import dev.tunegate.application.finetuning.CancelFineTuningJob;
import dev.tunegate.application.finetuning.FindFineTuningJobs;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.finetuning.Checkpoint;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.shared.ListQuery;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** One training job: how it is doing, what it has said, and the way to end it. */
@Controller
final class JobPage {

    private static final String PATH = "/admin/jobs/{id}";
    private static final int EVENTS = 20;
    private static final int CHECKPOINTS = 50;

    private final FindFineTuningJobs find;
    private final CancelFineTuningJob cancel;
    private final Moments moments;

    JobPage(FindFineTuningJobs find, CancelFineTuningJob cancel, Moments moments) {
        this.find = find;
        this.cancel = cancel;
        this.moments = moments;
    }

    /** Which page of the log is wanted. */
    record LogForm(@Nullable String after, @Nullable String before) {

        PageQuery page() {
            return PageQuery.of(JobFilterForm.said(after), JobFilterForm.said(before), EVENTS);
        }

        String query() {
            var page = page();
            if (page.isNewest()) {
                return "";
            }
            return page.before().isEmpty() ? "?after=" + page.after() : "?before=" + page.before();
        }
    }

    @Needs(Permission.JOBS_READ)
    @GetMapping(PATH)
    String page(
            Operator operator,
            @PathVariable String id,
            @ModelAttribute("log") LogForm log,
            Model model) {
        model.addAttribute("job", view(operator, id, log));
        return "admin/finetuning/job";
    }

    @HxRequest
    @Needs(Permission.JOBS_READ)
    @GetMapping({PATH, PATH + "/live"})
    String live(
            Operator operator,
            @PathVariable String id,
            @ModelAttribute("log") LogForm log,
            Model model) {
        page(operator, id, log, model);
        return "admin/finetuning/job :: live";
    }

    @Needs(Permission.JOBS_WRITE)
    @GetMapping(PATH + "/cancel")
    String confirm(Operator operator, @PathVariable String id, Model model) {
        question(operator, id, model);
        return "admin/finetuning/cancel";
    }

    @HxRequest
    @Needs(Permission.JOBS_WRITE)
    @GetMapping(PATH + "/cancel")
    String question(Operator operator, @PathVariable String id, Model model) {
        var job = find.byId(operator.caller(), id);
        job.requireCancellable();
        model.addAttribute("row", JobRowView.of(job, moments));
        return "admin/finetuning/cancel :: question";
    }

    @Needs(Permission.JOBS_WRITE)
    @PostMapping(PATH + "/cancel")
    ModelAndView cancel(Operator operator, @PathVariable String id) {
        var job = cancel.cancel(operator.caller(), id);
        return Destination.seeOther(JobAddress.of(job.id().value()));
    }

    private JobView view(Operator operator, String id, LogForm log) {
        var caller = operator.caller();
        var job = find.byId(caller, id);
        var metrics = find.metrics(caller, id);
        boolean over = job.status().isFinal();
        return new JobView(
                job.id().value(),
                job.request().model().value(),
                JobAddress.of(job.id().value()),
                StatusView.of(job, moments),
                OwnerView.of(job),
                moments.view(job.createdAt()),
                !over,
                error(job),
                over ? null : progress(metrics),
                JobFacts.of(job, moments),
                LossCurve.of(metrics).orElse(null),
                checkpoints(operator, id),
                events(operator, id, log.page()),
                over ? null : JobAddress.of(id) + "/live" + log.query());
    }

    private static @Nullable ErrorView error(FineTuningJob job) {
        return job.progress()
                .result()
                .error()
                .map(it -> new ErrorView(it.code(), it.message()))
                .orElse(null);
    }

    private static @Nullable ProgressView progress(List<JobEvent> metrics) {
        if (metrics.isEmpty()) {
            return null;
        }
        var last = metrics.getLast().text().data();
        var step = Optional.ofNullable(last.get("step")).map(BigDecimal::longValue).orElse(0L);
        var steps =
                Optional.ofNullable(last.get("total_steps")).map(BigDecimal::longValue).orElse(0L);
        if (step < 1 || steps < step) {
            return null;
        }
        var text = "Step " + Figures.whole(step) + " of " + Figures.whole(steps);
        return new ProgressView(step, steps, text);
    }

    private List<CheckpointView> checkpoints(Operator operator, String id) {
        var query = ListQuery.first(CHECKPOINTS);
        return find.checkpoints(operator.caller(), id, query).items().stream()
                .map(this::checkpoint)
                .toList();
    }

    private CheckpointView checkpoint(Checkpoint it) {
        var metrics =
                it.metrics().entrySet().stream()
                        .filter(each -> !each.getKey().equals("step"))
                        .map(
                                each ->
                                        new Fact(
                                                each.getKey().replace('_', ' '),
                                                Figures.loss(each.getValue()),
                                                false))
                        .toList();
        return new CheckpointView(
                it.id().value(),
                it.model().value(),
                Figures.whole(it.step()),
                metrics,
                moments.view(it.createdAt()));
    }

    private PageView<EventView> events(Operator operator, String id, PageQuery query) {
        var found = find.events(operator.caller(), id, query.query());
        var address = JobAddress.of(id);
        return query.page(found.map(this::event), EventView::id, cursor -> address + "?" + cursor);
    }

    private EventView event(JobEvent it) {
        return new EventView(
                it.id().value(),
                it.level().word(),
                it.text().message(),
                moments.view(it.createdAt()));
    }
}
