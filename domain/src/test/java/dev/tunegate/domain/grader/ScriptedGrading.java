package dev.tunegate.domain.grader;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.Script;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A provider that runs programs of one sort: those that return a number. */
public final class ScriptedGrading implements Grading {

    private static final Pattern NUMBER = Pattern.compile("return (-?[0-9.]+)\\s*$");

    private final ProviderId provider;
    private final Script onAsking = new Script();
    private final List<Subject> subjects = new CopyOnWriteArrayList<>();

    public ScriptedGrading(ProviderId provider) {
        this.provider = provider;
    }

    @Override
    public ProviderId provider() {
        return provider;
    }

    @Override
    public Optional<Programs> python(ModelDeployment at) {
        boolean offers = at.option("graders").filter("none"::equals).isEmpty();
        return offers ? Optional.of(new Here()) : Optional.empty();
    }

    /** What it does with programs. */
    private final class Here implements Programs {

        @Override
        public void validate(ModelDeployment at, Grader.Python grader) {
            onAsking.play(
                    () -> {
                        requireFunction(grader);
                        return grader;
                    });
        }

        @Override
        public GraderResult run(ModelDeployment at, Grader.Python grader, Subject subject) {
            return onAsking.play(
                    () -> {
                        requireFunction(grader);
                        subjects.add(subject);
                        return result(grader);
                    });
        }
    }

    private static void requireFunction(Grader.Python grader) {
        if (!grader.source().contains("def grade(")) {
            throw new ProviderFailure.Rejected(
                    400, "grader.source", "invalid_grader", "There is no function 'grade'.");
        }
    }

    private static GraderResult result(Grader.Python grader) {
        var number = NUMBER.matcher(grader.source());
        return number.find()
                ? GraderResult.of(Double.parseDouble(number.group(1)))
                : GraderResult.failed(
                        new GraderErrors(
                                Set.of(GraderFlag.PYTHON_GRADER_RUNTIME_ERROR),
                                Optional.empty(),
                                Optional.of("ZeroDivisionError: division by zero"),
                                Optional.empty()));
    }

    public Script onAsking() {
        return onAsking;
    }

    /** What programs were run on. */
    public List<Subject> subjects() {
        return List.copyOf(subjects);
    }
}
