package dev.tunegate.api.grader;

import dev.tunegate.api.routing.ProviderChoices;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.FurtherRequests;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.grader.GraderPlace;
import dev.tunegate.application.grader.RunGrader;
import dev.tunegate.application.grader.ValidateGrader;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.grader.Subject;
import dev.tunegate.domain.grader.Value;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes under {@code /fine_tuning/alpha/graders}. */
@Api
final class GraderController {

    private static final Set<String> PLACE =
            Set.of("grader", "model", ProviderChoices.PROVIDER, "portkey_options");

    /** What older texts about this API call its members, and what they are called. */
    private static final Map<String, String> OLD =
            Map.of(
                    "grader_config", "Give the grader as 'grader'.",
                    "evaluation_data", "Give the row as 'item' and the answer as 'model_sample'.");

    private final RunGrader run;
    private final ValidateGrader validate;
    private final ProviderChoices choices;
    private final FurtherRequests further;

    GraderController(
            RunGrader run,
            ValidateGrader validate,
            ProviderChoices choices,
            FurtherRequests further) {
        this.run = run;
        this.validate = validate;
        this.choices = choices;
        this.further = further;
    }

    @Needs(Permission.GRADERS_RUN)
    @PostMapping("/fine_tuning/alpha/graders/run")
    GraderRunBody run(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = read(request, Set.of("item", "model_sample"));
        var grader = GraderReader.read(body);
        var place = place(caller, request, body);
        var subject = subject(body);
        further.count(caller, grader.questions() - 1);
        return GraderRunBody.of(
                run.run(caller, grader, subject, place, () -> further.callerOf(request)));
    }

    @Needs(Permission.GRADERS_RUN)
    @PostMapping("/fine_tuning/alpha/graders/validate")
    ValidatedBody validate(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = read(request, Set.of());
        var grader = GraderReader.read(body);
        return ValidatedBody.of(validate.validate(caller, grader, place(caller, request, body)));
    }

    private static JsonObject read(HttpServletRequest request, Set<String> more)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        OLD.forEach((name, instead) -> requireNew(body, name, instead));
        var known = new HashSet<>(PLACE);
        known.addAll(more);
        return body.only(known);
    }

    private static void requireNew(JsonObject body, String name, String instead) {
        if (body.has(name)) {
            throw new Refusal.InvalidInput(
                    name, "unknown_parameter", "Unknown parameter: '" + name + "'. " + instead);
        }
    }

    private GraderPlace place(Caller caller, HttpServletRequest request, JsonObject body) {
        return new GraderPlace(
                choices.of(caller, request, body).choice(),
                body.text("model").map(it -> ModelName.of(it, "model")));
    }

    private static Subject subject(JsonObject body) {
        var sample = body.text("model_sample").orElseThrow(() -> body.missing("model_sample"));
        return new Subject(
                sample,
                body.object("item")
                        .map(GraderController::item)
                        .orElse(new Value.Members(Map.of())));
    }

    private static Value.Members item(JsonObject item) {
        return Value.read(item.json())
                .filter(Value.Members.class::isInstance)
                .map(Value.Members.class::cast)
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "item", "invalid_value", "'item' is nested too deeply."));
    }
}
