package dev.tunegate.providers.simulator;

import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobEvent.Level;
import dev.tunegate.domain.finetuning.JobStatus;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a run has logged by now, in OpenAI's words; the same events whoever asks, and whenever. */
final class RunLog {

    /** A message of its own: a gateway that announces jobs itself may leave out the next one. */
    private static final String SIMULATED =
            "This job is simulated: no model is trained and nothing is charged";

    private final RunNote note;
    private final Course course;
    private final Instant now;
    private final List<JobEvent> events = new ArrayList<>();

    private RunLog(RunNote note, Instant now) {
        this.note = note;
        this.course = new Course(note);
        this.now = now;
    }

    static List<JobEvent> of(RunNote note, Instant now) {
        var log = new RunLog(note, now);
        log.opening();
        log.training();
        log.holds();
        log.closing();
        log.events.sort(Comparator.comparing(JobEvent::createdAt));
        return List.copyOf(log.events);
    }

    private void opening() {
        var begun = note.begunAt();
        add("simulated", begun, Level.INFO, SIMULATED);
        add("created", begun, Level.INFO, "Created fine-tuning job: " + note.job());
        add(
                "validating",
                begun,
                Level.INFO,
                "Validating training file: " + note.recipe().trainingFile());
        planned("validated", course.validatedAt(), "Files validated, moving job to queued state");
        planned("started", course.runningAt(), "Fine-tuning job started");
    }

    private void training() {
        course.reportedSteps(now).forEach(this::step);
    }

    private void step(long step) {
        var figures = new LossCurve(note).at(step);
        boolean whole = course.endsEpoch(step);
        var data = figures.metrics(whole);
        data.put("total_steps", BigDecimal.valueOf(note.load().steps()));
        add(
                "step:" + step,
                course.stepAt(step),
                Level.INFO,
                new JobEvent.Text(figures.sentence(note.load().steps(), whole), data));
        if (whole) {
            planned(
                    "checkpoint:" + step,
                    course.stepAt(step),
                    "Checkpoint created at step " + step);
        }
    }

    private void holds() {
        for (var hold : note.fate().allHolds()) {
            add("held:" + hold.from(), at(hold.from()), Level.INFO, "The job was paused");
            if (hold.until() != null) {
                add("letgo:" + hold.from(), at(hold.until()), Level.INFO, "The job was resumed");
            }
        }
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    private void closing() {
        var status = course.statusAt(now);
        if (!status.isFinal()) {
            return;
        }
        var end = course.endsAt().orElseThrow();
        var fault = note.script().fault();
        if (status == JobStatus.CANCELLED) {
            add("cancelled", end, Level.INFO, "The job was cancelled");
        } else if (fault != null) {
            add("failed", end, Level.ERROR, "The job failed: " + fault.message());
        } else {
            add("model", end, Level.INFO, "New fine-tuned model created: " + RunNames.model(note));
            add("done", end, Level.INFO, "The job has successfully completed");
        }
    }

    private void planned(String key, Instant time, String message) {
        if (course.hasHappened(time, now)) {
            add(key, time, Level.INFO, message);
        }
    }

    private void add(String key, Instant time, Level level, String message) {
        add(key, time, level, new JobEvent.Text(message, Map.of()));
    }

    private void add(String key, Instant time, Level level, JobEvent.Text text) {
        events.add(new JobEvent(id(key), key, time, level, text));
    }

    private EventId id(String key) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((note.job() + "/" + key).getBytes(StandardCharsets.UTF_8));
            return new EventId("ftevent-" + HexFormat.of().formatHex(hash, 0, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
