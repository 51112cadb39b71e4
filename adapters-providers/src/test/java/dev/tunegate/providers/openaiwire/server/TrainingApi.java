package dev.tunegate.providers.openaiwire.server;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The paths under {@code /fine_tuning/jobs}. */
final class TrainingApi {

    static final String PATH = "/fine_tuning/jobs";

    private final WireRuns runs;
    private final WireFiles files;
    private final Habits habits;

    TrainingApi(WireRuns runs, WireFiles files, Habits habits) {
        this.runs = runs;
        this.files = files;
        this.habits = habits;
    }

    WireResponse handle(WireRequest request) {
        var path = request.path();
        if (path.equals(PATH)) {
            return request.method().equals("POST") ? create(request) : list(request);
        }
        var run = runs.find(request.segmentAfter(PATH + "/"));
        Function<WireRun, WireResponse> answer =
                switch (path.substring(path.lastIndexOf('/') + 1)) {
                    case "cancel" -> this::cancel;
                    case "pause" -> it -> held(it, "paused");
                    case "resume" -> it -> held(it, "running");
                    case "events" -> it -> ListPage.of(it.events(), request, 20, says());
                    case "checkpoints" -> it -> ListPage.of(it.checkpoints(), request, 10, true);
                    default -> this::look;
                };
        return run.map(answer)
                .orElseGet(() -> WireResponse.error(404, "", "id", "No such fine-tuning job."));
    }

    private WireResponse create(WireRequest request) {
        JsonNode asked = JsonMapper.shared().readTree(request.body());
        var file = asked.path("training_file").asString("");
        if (asked.path("model").asString("").isEmpty()) {
            return WireResponse.error(400, "missing_required_parameter", "model", "No model.");
        }
        if (files.find(file).isEmpty()) {
            return WireResponse.error(
                    400, "invalid_value", "training_file", "No such file object: " + file);
        }
        return WireResponse.json(runs.add(asked).json(habits.keepsMetadata));
    }

    private WireResponse list(WireRequest request) {
        var jobs =
                runs.all().stream()
                        .filter(it -> !habits.filters || matches(it, request))
                        .map(it -> it.json(habits.keepsMetadata))
                        .toList();
        return ListPage.of(jobs, request, 20, habits.saysHasMore);
    }

    private static boolean matches(WireRun run, WireRequest request) {
        return request.query().entrySet().stream()
                .filter(it -> it.getKey().startsWith("metadata["))
                .allMatch(
                        it ->
                                run.metadata(it.getKey().replaceAll("metadata\\[|\\]", ""))
                                        .equals(it.getValue()));
    }

    private WireResponse look(WireRun run) {
        if (habits.movesWhenLookedAt) {
            runs.advance(run, habits.results());
        }
        return WireResponse.json(run.json(habits.keepsMetadata));
    }

    private boolean says() {
        return habits.saysHasMore;
    }

    private WireResponse held(WireRun run, String status) {
        if (run.hasEnded() || run.status().equals("paused") == status.equals("paused")) {
            return WireResponse.error(
                    400, "invalid_state", "", "Job " + run.id() + " is " + run.status() + ".");
        }
        runs.move(run, status, "");
        return WireResponse.json(run.json(habits.keepsMetadata));
    }

    private WireResponse cancel(WireRun run) {
        if (run.hasEnded()) {
            return WireResponse.error(
                    400, "invalid_state", "", "Job " + run.id() + " has already ended.");
        }
        runs.move(run, "cancelled", "");
        return WireResponse.json(run.json(habits.keepsMetadata));
    }
}
