package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.ProviderMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The simulator's notes, as JSON in the provider's memory; each deployment has its own. */
final class Notes {

    static final ProviderId SIMULATOR = new ProviderId("simulator");

    /** Whoever asks for more days than this looks through all of them at once. */
    private static final int DAYS = 31;

    private static final int MOST_RUNS = 10_000;

    private final ProviderMemory memory;
    private final JsonMapper mapper = new JsonMapper();

    Notes(ProviderMemory memory) {
        this.memory = memory;
    }

    ProviderFileId keep(ModelDeployment at, FileId file, FileNote note) {
        var copy = copyOf(file);
        memory.keepFirst(SIMULATOR, fileKey(at, copy), mapper.writeValueAsString(note));
        return copy;
    }

    static ProviderFileId copyOf(FileId file) {
        return new ProviderFileId("sim-" + file.value());
    }

    Optional<FileNote> file(ModelDeployment at, ProviderFileId copy) {
        return memory.find(SIMULATOR, fileKey(at, copy))
                .map(it -> mapper.readValue(it, FileNote.class));
    }

    void forget(ModelDeployment at, ProviderFileId copy) {
        memory.forget(SIMULATOR, fileKey(at, copy));
    }

    /**
     * Keeps a new run, unless the job has one already, and returns the one that is kept. The run
     * itself is written last: what was written before it stands for nothing without it.
     */
    RunNote keep(ModelDeployment at, RunNote run, List<Lesson> lessons) {
        memory.keepFirst(SIMULATOR, lessonsKey(at, run.job()), mapper.writeValueAsString(lessons));
        memory.keepFirst(SIMULATOR, dayKey(at, run), run.job());
        return read(
                memory.keepFirst(SIMULATOR, runKey(at, run.job()), mapper.writeValueAsString(run)));
    }

    Optional<RunNote> run(ModelDeployment at, String job) {
        return memory.find(SIMULATOR, runKey(at, job)).map(this::read);
    }

    Optional<RunNote> change(ModelDeployment at, String job, UnaryOperator<RunNote> change) {
        return memory.change(
                        SIMULATOR,
                        runKey(at, job),
                        note -> mapper.writeValueAsString(change.apply(read(note))))
                .map(this::read);
    }

    List<Lesson> lessons(ModelDeployment at, String job) {
        return memory.find(SIMULATOR, lessonsKey(at, job))
                .map(it -> List.of(mapper.readValue(it, Lesson[].class)))
                .orElse(List.of());
    }

    void forgetLessons(ModelDeployment at, String job) {
        memory.forget(SIMULATOR, lessonsKey(at, job));
    }

    /** Keeps a new batch, unless there is one already, and returns the one that is kept. */
    BatchNote keep(ModelDeployment at, BatchNote batch) {
        var key = batchKey(at, batch.batch());
        var kept = memory.keepFirst(SIMULATOR, key, mapper.writeValueAsString(batch));
        return mapper.readValue(kept, BatchNote.class);
    }

    Optional<BatchNote> batch(ModelDeployment at, String batch) {
        return memory.find(SIMULATOR, batchKey(at, batch))
                .map(it -> mapper.readValue(it, BatchNote.class));
    }

    Optional<BatchNote> changeBatch(
            ModelDeployment at, String batch, UnaryOperator<BatchNote> change) {
        return memory.change(
                        SIMULATOR,
                        batchKey(at, batch),
                        note ->
                                mapper.writeValueAsString(
                                        change.apply(mapper.readValue(note, BatchNote.class))))
                .map(it -> mapper.readValue(it, BatchNote.class));
    }

    private static String batchKey(ModelDeployment at, String batch) {
        return "batch/" + at.id() + "/" + batch;
    }

    /** The runs that began in this span, oldest first; at most 10,000 of one day. */
    List<RunNote> begun(ModelDeployment at, Instant since, Instant until) {
        return days(since, until)
                .flatMap(
                        day ->
                                memory
                                        .startingWith(SIMULATOR, daysKey(at) + day, MOST_RUNS)
                                        .stream())
                .distinct()
                .flatMap(job -> run(at, job).stream())
                .filter(run -> !run.begunAt().isBefore(since))
                .sorted(Comparator.comparingLong(RunNote::startedAt).thenComparing(RunNote::job))
                .toList();
    }

    private static Stream<String> days(Instant since, Instant until) {
        var last = day(until).plusDays(1);
        return since.isBefore(until.minusSeconds(DAYS * 86_400L))
                ? Stream.of("")
                : day(since).datesUntil(last).map(LocalDate::toString);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private RunNote read(String note) {
        return mapper.readValue(note, RunNote.class);
    }

    private static String fileKey(ModelDeployment at, ProviderFileId copy) {
        return "file/" + at.id() + "/" + copy.value();
    }

    private static String runKey(ModelDeployment at, String job) {
        return "run/" + at.id() + "/" + job;
    }

    private static String lessonsKey(ModelDeployment at, String job) {
        return "lessons/" + at.id() + "/" + job;
    }

    private static String daysKey(ModelDeployment at) {
        return "day/" + at.id() + "/";
    }

    private static String dayKey(ModelDeployment at, RunNote run) {
        return daysKey(at) + day(run.begunAt()) + "/" + run.job();
    }
}
