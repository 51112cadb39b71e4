package dev.tunegate.bootstrap.story.golden;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.models.finetuning.jobs.FineTuningJobEvent;
import com.openai.models.finetuning.jobs.JobCreateParams;
import com.openai.models.finetuning.methods.SupervisedHyperparameters;
import com.openai.models.finetuning.methods.SupervisedMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * What a developer does from a file to a model that answers, through the official SDK; every answer
 * is read strictly, and what was seen is written down.
 */
final class GoldenScript {

    private final OpenAIClient client;
    private final Stand stand;
    private final Trace trace = new Trace();

    GoldenScript(OpenAIClient client, Stand stand) {
        this.client = client;
        this.stand = stand;
    }

    Trace play() {
        var training = upload("training file");
        var validation = upload("validation file");
        var model = train(training, validation);
        new GoldenTalk(client, trace).talk(model);
        forget(model);
        stand.letRunsEnd(false);
        stop(training);
        hold(training);
        refuse(training);
        remove(training, validation);
        return trace;
    }

    private FileObject upload(String step) {
        var file =
                client.files()
                        .create(
                                FileCreateParams.builder()
                                        .file(rows())
                                        .purpose(FilePurpose.FINE_TUNE)
                                        .putAdditionalBodyProperty(
                                                "target_model_names", JsonValue.from(stand.model()))
                                        .build())
                        .validate();
        trace.saw(step, file.purpose().asString() + ", " + file.bytes() + " bytes");
        eventually(step + " is processed", () -> status(file).equals("processed"));
        trace.saw(step + " at last", status(file));
        return file;
    }

    /** Deprecated in the SDK, and yet what its own helpers wait for. */
    @SuppressWarnings("deprecation")
    private String status(FileObject file) {
        var now = client.files().retrieve(file.id()).validate();
        return now.status().asString();
    }

    static Path rows() {
        var row =
                """
                {"messages":[{"role":"system","content":"Answer in one word."},\
                {"role":"user","content":"Was ist %d + %d? 世界 👩🏽‍🚀"},\
                {"role":"assistant","content":"%d"}]}
                """;
        var rows = new StringBuilder();
        for (int i = 10; i < 30; i++) {
            rows.append(row.formatted(i, i, 2 * i));
        }
        try {
            return Files.writeString(Files.createTempFile("golden", ".jsonl"), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JobCreateParams.Method epochs(long count) {
        var settings = SupervisedHyperparameters.builder().nEpochs(count).build();
        return JobCreateParams.Method.builder()
                .type(JobCreateParams.Method.Type.SUPERVISED)
                .supervised(SupervisedMethod.builder().hyperparameters(settings).build())
                .build();
    }

    private String train(FileObject training, FileObject validation) {
        stand.letRunsEnd(true);
        var created =
                client.fineTuning()
                        .jobs()
                        .create(
                                JobCreateParams.builder()
                                        .model(stand.model())
                                        .trainingFile(training.id())
                                        .validationFile(validation.id())
                                        .method(epochs(2))
                                        .suffix("golden")
                                        .seed(7)
                                        .metadata(
                                                JobCreateParams.Metadata.builder()
                                                        .putAdditionalProperty(
                                                                "team", JsonValue.from("search"))
                                                        .build())
                                        .build())
                        .validate();
        trace.saw("a new job has not ended", created.finishedAt().isEmpty());
        trace.saw("a new job's files", files(created, training, validation));
        trace.saw("a new job's seed", created.seed());
        trace.saw("a new job's model is its public name", created.model().equals(stand.model()));
        var job = ended(created.id());
        outcome(job);
        events(job);
        results(job);
        return job.fineTunedModel().orElseThrow();
    }

    private static String files(FineTuningJob job, FileObject training, FileObject validation) {
        return job.trainingFile().equals(training.id())
                        && job.validationFile().filter(validation.id()::equals).isPresent()
                ? "as given"
                : "others";
    }

    private FineTuningJob ended(String id) {
        eventually(
                id + " ends",
                () -> client.fineTuning().jobs().retrieve(id).finishedAt().isPresent());
        return client.fineTuning().jobs().retrieve(id).validate();
    }

    private void outcome(FineTuningJob job) {
        trace.saw("the job ends", job.status().asString());
        trace.saw("its error", job.error().map(it -> it.message()).orElse("none"));
        trace.saw(
                "its epochs",
                job.hyperparameters()
                        .nEpochs()
                        .flatMap(it -> it.integer())
                        .map(String::valueOf)
                        .orElse("auto"));
        trace.saw("its trained tokens", job.trainedTokens().isPresent() ? "known" : "unknown");
        trace.saw(
                "its metadata",
                job.metadata()
                        .map(
                                it ->
                                        it.toString()
                                                .replaceAll(
                                                        "^[^{]*\\{additionalProperties=|\\}$", ""))
                        .orElse("none"));
        trace.saw(
                "its model",
                job.fineTunedModel()
                        .map(it -> it.replaceFirst(":[^:]{8,}$", ":…"))
                        .map(it -> it.replace(stand.model(), "<model>"))
                        .orElse("none"));
        trace.saw(
                "the job in the list",
                client.fineTuning().jobs().list().data().stream()
                        .anyMatch(it -> it.id().equals(job.id())));
    }

    private void events(FineTuningJob job) {
        var events =
                client.fineTuning().jobs().listEvents(job.id()).autoPager().stream()
                        .map(FineTuningJobEvent::validate)
                        .toList();
        var messages = events.stream().map(FineTuningJobEvent::message).toList();
        trace.saw(
                "the first event",
                messages.getLast().replace(job.id(), "<job>").replace(stand.model(), "<model>"));
        trace.saw("levels of events", levels(events));
        trace.saw(
                "metrics events",
                events.stream().anyMatch(it -> it.type().toString().contains("metrics"))
                        ? "some"
                        : "none");
        trace.saw(
                "warnings",
                events.stream()
                        .filter(it -> it.level().asString().equals("warn"))
                        .map(FineTuningJobEvent::message)
                        .sorted()
                        .collect(Collectors.joining(" | ")));
        var checkpoints = client.fineTuning().jobs().checkpoints().list(job.id()).data();
        checkpoints.forEach(it -> it.validate());
        trace.saw("checkpoints", checkpoints.isEmpty() ? "none" : "some");
    }

    private static Set<String> levels(List<FineTuningJobEvent> events) {
        return events.stream()
                .map(it -> it.level().asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void results(FineTuningJob job) {
        trace.saw("result files", job.resultFiles().size());
        for (var file : job.resultFiles()) {
            try (var content = client.files().content(file)) {
                var csv = new String(content.body().readAllBytes(), StandardCharsets.UTF_8);
                trace.saw("the result file's columns", csv.lines().findFirst().orElse(""));
                trace.saw("the result file has rows", csv.lines().count() > 1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void forget(String model) {
        trace.saw("the model is deleted", client.models().delete(model).validate().deleted());
        trace.saw("a deleted model", refusal(() -> client.models().retrieve(model)));
    }

    private FineTuningJob running(FileObject training) {
        return client.fineTuning()
                .jobs()
                .create(
                        JobCreateParams.builder()
                                .model(stand.model())
                                .trainingFile(training.id())
                                .build())
                .validate();
    }

    private void stop(FileObject training) {
        var job = running(training);
        var cancelled = client.fineTuning().jobs().cancel(job.id()).validate();
        trace.saw("a cancelled job", cancelled.status().asString());
        trace.saw("cancelled again", refusal(() -> client.fineTuning().jobs().cancel(job.id())));
    }

    private void hold(FileObject training) {
        var job = running(training);
        stand.trainTheLast();
        eventually(
                job.id() + " runs",
                () ->
                        client.fineTuning()
                                .jobs()
                                .retrieve(job.id())
                                .status()
                                .asString()
                                .equals("running"));
        trace.saw("a job that is to pause", held(job));
        client.fineTuning().jobs().cancel(job.id());
    }

    private String held(FineTuningJob job) {
        try {
            var paused = client.fineTuning().jobs().pause(job.id()).status().asString();
            var resumed = client.fineTuning().jobs().resume(job.id()).status().asString();
            return paused + ", then " + resumed;
        } catch (OpenAIServiceException e) {
            return words(e);
        }
    }

    private void refuse(FileObject training) {
        trace.saw(
                "51 epochs",
                refusal(
                        () ->
                                client.fineTuning()
                                        .jobs()
                                        .create(
                                                JobCreateParams.builder()
                                                        .model(stand.model())
                                                        .trainingFile(training.id())
                                                        .method(epochs(51))
                                                        .build())));
        trace.saw(
                "a file that is not there",
                refusal(
                        () ->
                                client.fineTuning()
                                        .jobs()
                                        .create(
                                                JobCreateParams.builder()
                                                        .model(stand.model())
                                                        .trainingFile("file-none000000000000")
                                                        .build())));
        trace.saw("jobs at the provider", stand.jobs());
    }

    private void remove(FileObject training, FileObject validation) {
        trace.saw("a file is deleted", client.files().delete(training.id()).validate().deleted());
        trace.saw("another one", client.files().delete(validation.id()).validate().deleted());
        trace.saw("a deleted file", refusal(() -> client.files().retrieve(training.id())));
    }

    /** Status, code and parameter: the words of a message may differ. */
    static String refusal(Runnable call) {
        try {
            call.run();
            return "taken";
        } catch (NotFoundException e) {
            return "404 " + e.code().orElse("-");
        } catch (OpenAIServiceException e) {
            return words(e);
        }
    }

    private static String words(OpenAIServiceException e) {
        return e.statusCode() + " " + e.code().orElse("-") + " " + e.param().orElse("-");
    }

    static void eventually(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 60 s: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
