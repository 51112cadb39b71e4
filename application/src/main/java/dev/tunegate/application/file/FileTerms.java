package dev.tunegate.application.file;

import dev.tunegate.application.catalog.TrainingTargets;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.BatchReader;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges what a caller says of a file, whether it comes at once or in parts. */
@Step
public final class FileTerms {

    /** OpenAI's limits of {@code expires_after.seconds}: an hour to thirty days. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(30);

    /** OpenAI's for batches, where nobody says another; seen 2026-11-21. */
    private static final Duration BATCH_LIFETIME = Duration.ofDays(30);

    private final TrainingTargets targets;

    public FileTerms(TrainingTargets targets) {
        this.targets = targets;
    }

    /**
     * What was said, once it was found to make sense.
     *
     * @param lifetime from the moment at which the file is made; empty means for ever
     * @param at each deployment that is to hold a copy, once
     */
    record Terms(
            String filename,
            FilePurpose purpose,
            Optional<Duration> lifetime,
            List<ModelDeployment> at) {

        Terms {
            at = List.copyOf(at);
        }

        /**
         * @throws Refusal.InvalidInput if a file with this purpose has another name
         */
        void requireName() {
            if (rows().isPresent() && !filename.endsWith(".jsonl")) {
                throw new Refusal.InvalidInput(
                        "file",
                        "invalid_file_format",
                        rows().get() + " is JSON Lines: the file's name must end in .jsonl.");
            }
        }

        /** What stands in the file's lines, where they are looked at. */
        private Optional<String> rows() {
            return switch (purpose) {
                case FINE_TUNE -> Optional.of("Training data");
                case BATCH -> Optional.of("A batch");
                case ASSISTANTS,
                        VISION,
                        USER_DATA,
                        EVALS,
                        FINE_TUNE_RESULTS,
                        BATCH_OUTPUT,
                        ASSISTANTS_OUTPUT ->
                        Optional.empty();
            };
        }

        /**
         * @throws Refusal.TooLarge if a file with this purpose may not have so many bytes
         */
        void requireSize(long bytes) {
            if (purpose == FilePurpose.BATCH && bytes > BatchReader.MAX_BYTES) {
                throw new Refusal.TooLarge(
                        "file",
                        "file_too_large",
                        "The file of a batch may have at most "
                                + BatchReader.MAX_BYTES
                                + " bytes.");
            }
        }
    }

    /**
     * @throws Refusal.InvalidInput naming what is wrong
     * @throws Refusal.NotAllowed if a model is named that the caller may not use
     */
    Terms of(Caller caller, NewFile wanted) {
        var purpose = purposeOf(wanted.purpose());
        var at = purpose == FilePurpose.BATCH ? none(caller, wanted) : targets(caller, wanted);
        requireLifetime(wanted.lifetime());
        return new Terms(wanted.filename(), purpose, lifetime(purpose, wanted.lifetime()), at);
    }

    private static Optional<Duration> lifetime(FilePurpose purpose, Optional<Duration> said) {
        return purpose == FilePurpose.BATCH ? said.or(() -> Optional.of(BATCH_LIFETIME)) : said;
    }

    private static FilePurpose purposeOf(String word) {
        return FilePurpose.named(word)
                .filter(FilePurpose::isUploadable)
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "purpose",
                                        "invalid_value",
                                        "'"
                                                + word
                                                + "' is not one of ["
                                                + uploadable()
                                                + "] - 'purpose'"));
    }

    private static String uploadable() {
        return Arrays.stream(FilePurpose.values())
                .filter(FilePurpose::isUploadable)
                .map(it -> "'" + it.word() + "'")
                .collect(Collectors.joining(", "));
    }

    /** Rows of a batch go to a provider when the batch is made, and only to the one that has it. */
    private List<ModelDeployment> none(Caller caller, NewFile wanted) {
        wanted.targets().forEach(it -> targets.requireUsableOrTuned(caller, it));
        return List.of();
    }

    /** All deployments of all named models that the caller chose, each once. */
    private List<ModelDeployment> targets(Caller caller, NewFile wanted) {
        return wanted.targets().stream()
                .map(it -> targets.candidates(caller, it, wanted.choice(), "target_model_names"))
                .flatMap(it -> it.all().stream())
                .distinct()
                .toList();
    }

    private static void requireLifetime(Optional<Duration> lifetime) {
        lifetime.filter(it -> it.compareTo(SHORTEST) < 0 || it.compareTo(LONGEST) > 0)
                .ifPresent(
                        it -> {
                            throw new Refusal.InvalidInput(
                                    "expires_after.seconds",
                                    it.compareTo(SHORTEST) < 0
                                            ? "integer_below_min_value"
                                            : "integer_above_max_value",
                                    "expires_after.seconds must be from 3600 to 2592000.");
                        });
    }
}
