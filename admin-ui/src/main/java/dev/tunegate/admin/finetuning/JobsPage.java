package dev.tunegate.admin.finetuning;

import dev.tunegate.admin.finetuning.JobsView.Choice;
import dev.tunegate.admin.finetuning.JobsView.FilterView;
import dev.tunegate.admin.finetuning.JobsView.FirstJobView;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.admin.web.Needs;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.admin.web.PageQuery.PageView;
import dev.tunegate.application.finetuning.FindFineTuningJobs;
import dev.tunegate.application.inference.FindModels;
import dev.tunegate.application.inference.KnownModel;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.shared.Refusal;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The list of all training jobs. */
@Controller
final class JobsPage {

    private static final String PATH = "/admin/jobs";

    private final FindFineTuningJobs find;
    private final FindModels models;
    private final Moments moments;

    JobsPage(FindFineTuningJobs find, FindModels models, Moments moments) {
        this.find = find;
        this.models = models;
        this.moments = moments;
    }

    @Needs(Permission.JOBS_READ)
    @GetMapping(PATH)
    String page(
            Operator operator,
            @ModelAttribute("form") JobFilterForm form,
            Model model,
            HttpServletResponse response) {
        list(operator, form, model, response);
        var names = configured(operator);
        model.addAttribute("filter", filter(form, names));
        return "admin/finetuning/jobs";
    }

    @HxRequest
    @Needs(Permission.JOBS_READ)
    @GetMapping({PATH, PATH + "/live"})
    String list(
            Operator operator,
            @ModelAttribute("form") JobFilterForm form,
            Model model,
            HttpServletResponse response) {
        var jobs = jobs(operator, form);
        if (!jobs.errors().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        model.addAttribute("jobs", jobs);
        model.addAttribute("first", first(configured(operator)));
        return "admin/finetuning/jobs :: list";
    }

    /** A filter that cannot be read is told beside its field. */
    private JobsView jobs(Operator operator, JobFilterForm form) {
        try {
            return found(operator, form);
        } catch (Refusal.InvalidInput e) {
            var field = e.param().orElse("").replaceFirst("\\..*", "");
            return JobsView.refused(field, e.reason());
        }
    }

    private JobsView found(Operator operator, JobFilterForm form) {
        var query = form.page();
        var found = find.list(operator.caller(), form.filter(), query.query());
        var page = query.page(found, it -> it.id().value(), it -> form.address(PATH, it));
        var rows = page.rows().stream().map(it -> JobRowView.of(it, moments)).toList();
        var trigger = trigger(page.rows(), query.isNewest());
        return new JobsView(
                new PageView<>(rows, page.newer(), page.older()),
                form.isNarrow(),
                Map.of(),
                trigger.isEmpty() ? null : form.address(PATH + "/live", form.cursor()),
                trigger.isEmpty() ? null : trigger);
    }

    /** Often while something moves, seldom where only new jobs can turn up, never elsewhere. */
    private static String trigger(List<FineTuningJob> jobs, boolean newest) {
        if (jobs.stream().anyMatch(it -> !it.status().isFinal())) {
            return "every 3s";
        }
        return newest ? "every 15s" : "";
    }

    private List<String> configured(Operator operator) {
        return models.list(operator.caller()).stream()
                .filter(it -> !it.tuned())
                .map(KnownModel::name)
                .map(Object::toString)
                .toList();
    }

    private static FilterView filter(JobFilterForm form, List<String> names) {
        var status = JobFilterForm.said(form.status()).orElse("");
        return new FilterView(
                status,
                JobFilterForm.said(form.model()).orElse(""),
                JobFilterForm.said(form.owner()).orElse(""),
                JobFilterForm.said(form.metadata()).orElse(""),
                Stream.of(JobStatus.values())
                        .map(
                                it ->
                                        new Choice(
                                                it.word(),
                                                StatusView.label(it),
                                                it.word().equals(status)))
                        .toList(),
                names);
    }

    private static FirstJobView first(List<String> names) {
        var here = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        return new FirstJobView(here + "/v1", names.stream().findFirst().orElse("gpt-4.1-mini"));
    }
}
