package dev.tunegate.providers.simulator;

import dev.tunegate.domain.finetuning.ProviderJobId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The provider's own names for a run and what comes out of it; each of them begins with sim. */
final class RunNames {

    private static final String RUN = "sim-";
    private static final String RESULT = "sim-result-";
    private static final String JOB = "ftjob-";
    private static final Pattern MODEL =
            Pattern.compile("sim:.*:(?<job>(?!ckpt-step-)[A-Za-z0-9_-]+)(:ckpt-step-\\d{1,18})?");

    private RunNames() {}

    static ProviderJobId run(RunNote note) {
        return new ProviderJobId(RUN + note.job());
    }

    static Optional<String> jobOf(ProviderJobId run) {
        return behind(RUN + JOB, run.value());
    }

    static String resultFile(RunNote note) {
        return RESULT + note.job();
    }

    static Optional<String> jobOfResult(String resultFile) {
        return behind(RESULT + JOB, resultFile);
    }

    private static Optional<String> behind(String prefix, String name) {
        return name.startsWith(prefix)
                ? Optional.of(JOB + name.substring(prefix.length()))
                : Optional.empty();
    }

    static String model(RunNote note) {
        var recipe = note.recipe();
        var suffix = recipe.suffix() == null ? "" : recipe.suffix();
        var job = note.job().substring(JOB.length());
        return "sim:%s:%s:%s".formatted(recipe.base(), suffix, job);
    }

    /** A checkpoint's name; the last one is the model itself. */
    static String checkpoint(RunNote note, long step) {
        return step == note.load().steps() ? model(note) : model(note) + ":ckpt-step-" + step;
    }

    /** The job whose run has made a model of that name, if it is one of our names. */
    static Optional<String> tunedBy(String model) {
        var match = MODEL.matcher(model);
        return match.matches() ? Optional.of(JOB + match.group("job")) : Optional.empty();
    }
}
