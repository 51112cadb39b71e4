package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.DeploymentFixture;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.Hyperparameters;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.TrainingMethod;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.provider.InMemoryProviderMemory;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.SettableClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A simulator over a memory and a clock that a test sets. */
final class SimulatorFixture {

    static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");

    final InMemoryProviderMemory memory = new InMemoryProviderMemory();
    final SettableClock clock = SettableClock.at(MORNING);
    final List<Duration> pauses = new ArrayList<>();
    final SimulatorFileStore files = new SimulatorFileStore(new Notes(memory), pauses::add);
    final SimulatorChat chat = new SimulatorChat(new Notes(memory), clock, pauses::add);

    /** A new adapter each time, as after a restart. */
    SimulatedTraining training() {
        return new SimulatedTraining(new Notes(memory), clock, pauses::add);
    }

    static ModelDeployment deployment(String... options) {
        var words =
                IntStream.range(0, options.length / 2)
                        .boxed()
                        .collect(Collectors.toMap(i -> options[2 * i], i -> options[2 * i + 1]));
        return deployment("simulated", words);
    }

    static ModelDeployment deployment(String id, Map<String, String> options) {
        var deployment =
                DeploymentFixture.aDeployment()
                        .withId(id)
                        .at("simulator")
                        .named("support-bot")
                        .ofModel("gpt-4.1-mini");
        options.forEach(deployment::withOption);
        return deployment.build();
    }

    static Outgoing file(String content) {
        return file("file-training", content);
    }

    static Outgoing file(String id, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Outgoing(
                new FileId(id),
                FilePurpose.FINE_TUNE,
                FileFixture.contentOf(content, DatasetFormat.CHAT),
                () -> new ByteArrayInputStream(bytes));
    }

    static String row(String question, String answer) {
        return """
               {"messages":[{"role":"system","content":"Be brief."},\
               {"role":"user","content":"%s"},{"role":"assistant","content":"%s"}]}
               """
                .formatted(question, answer);
    }

    static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> row("Where is parcel number " + i + "?", "On its way, stop " + i))
                .collect(Collectors.joining());
    }

    ProviderJob started(ModelDeployment at, RunOrder order) {
        store(at, "file-training", 100);
        return training().start(at, order);
    }

    ProviderFileId store(ModelDeployment at, String id, int rows) {
        return files.store(at, file(id, rows(rows)));
    }

    ProviderJob look(ModelDeployment at, ProviderJob run) {
        return training().look(at, run.id()).orElseThrow();
    }

    List<JobEvent> events(ModelDeployment at, ProviderJob run) {
        return training().events(at).orElseThrow().events(at, run.id(), _ -> false);
    }

    static List<String> messages(List<JobEvent> events) {
        return events.stream().map(it -> it.text().message()).toList();
    }

    static RunOrder order() {
        return order("ftjob-one", 7, false);
    }

    static RunOrder order(String job, int seed, boolean validated) {
        return order(job, seed, validated, new TrainingMethod.Supervised(Hyperparameters.AUTO));
    }

    static RunOrder order(String job, int seed, boolean validated, TrainingMethod method) {
        return order(
                job,
                validated,
                method,
                new TrainingRequest.Options(Optional.of("parcels"), seed, List.of()));
    }

    private static RunOrder order(
            String job, boolean validated, TrainingMethod method, TrainingRequest.Options options) {
        var validation = Optional.of(new FileId("file-validation")).filter(_ -> validated);
        var request =
                new TrainingRequest(
                        new ModelName("support-bot"),
                        new TrainingRequest.Files(new FileId("file-training"), validation),
                        method,
                        options,
                        Metadata.NONE);
        var copies =
                new ProviderFiles(
                        Notes.copyOf(new FileId("file-training")), validation.map(Notes::copyOf));
        return new RunOrder(new JobId(job), request, copies, MORNING);
    }
}
