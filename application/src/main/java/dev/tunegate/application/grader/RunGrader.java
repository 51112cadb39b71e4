package dev.tunegate.application.grader;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.grader.Grader;
import dev.tunegate.domain.grader.GraderResult;
import dev.tunegate.domain.grader.Metric;
import dev.tunegate.domain.grader.Scores;
import dev.tunegate.domain.grader.Subject;
import dev.tunegate.domain.grader.Synonyms;
import dev.tunegate.domain.grader.TemplateGrading;
import dev.tunegate.domain.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Scores an answer with a grader. What it is made of is compared here, asked of models in the
 * caller's name, or handed to a provider that runs programs; none is run here.
 */
@UseCase
public final class RunGrader {

    private static final String PATH = "grader";

    private final TemplateGrading templates;
    private final Judges judges;
    private final ProgramHosts hosts;
    private final Clock clock;

    public RunGrader(Synonyms synonyms, Judges judges, ProgramHosts hosts, Clock clock) {
        this.templates = new TemplateGrading(synonyms);
        this.judges = judges;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * A grader that fails while it runs has a result, too: see its errors.
     *
     * @param standing the caller as they stand at that moment: asked before each question to a
     *     provider, of which one grader may have many that take long, and before the result
     * @throws Refusal.InvalidInput if the grader makes no sense, a text is too long, or nobody runs
     *     its program
     * @throws Refusal.NotFound if there is no such model, or none that the caller may know of
     * @throws Refusal.NotAllowed if the caller may run no graders, or not use the model
     */
    public GraderRun run(
            Caller caller,
            Grader grader,
            Subject subject,
            GraderPlace where,
            Supplier<Caller> standing) {
        requireGraders(caller, caller.owner());
        var began = clock.instant();
        var asked = new Asked(caller.owner(), standing, subject, where);
        var result = result(asked, grader.checked(PATH), PATH);
        asked.caller();
        return new GraderRun(grader, result, Duration.between(began, clock.instant()));
    }

    /** Who wants what scored, and where. */
    private record Asked(
            Owner owner, Supplier<Caller> standing, Subject subject, GraderPlace where) {

        Caller caller() {
            var caller = standing.get();
            requireGraders(caller, owner);
            return caller;
        }
    }

    private static void requireGraders(Caller caller, Owner owner) {
        AccessPolicy.require(caller, Permission.GRADERS_RUN, Place.of(owner));
    }

    private GraderResult result(Asked asked, Grader grader, String path) {
        return switch (grader) {
            case Grader.Comparison it -> templates.score(it, asked.subject(), path);
            case Grader.Similarity it ->
                    it.metric() == Metric.COSINE
                            ? judges.cosine(asked.caller(), it, asked.subject(), path)
                            : templates.score(it, asked.subject(), path);
            case Grader.ScoreModel it -> judges.score(asked.caller(), it, asked.subject(), path);
            case Grader.LabelModel it -> judges.label(asked.caller(), it, asked.subject(), path);
            case Grader.Python it ->
                    hosts.of(asked.caller(), asked.where(), path).run(it, asked.subject());
            case Grader.Multi it -> scores(asked, it, path).result(it);
        };
    }

    private Scores scores(Asked asked, Grader.Multi multi, String path) {
        var scores = new Scores();
        multi.parts()
                .forEach(
                        (name, part) ->
                                scores.add(name, result(asked, part, multi.path(path, name))));
        return scores;
    }
}
