package dev.tunegate.providers.vertex.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tuning jobs: created, read, listed, cancelled. */
final class TuningApi {

    private static final Pattern JOBS =
            Pattern.compile("/v1/(projects/[^/]+/locations/([^/]+))/tuningJobs");
    private static final Pattern JOB =
            Pattern.compile("/v1/projects/[^/]+/locations/[^/]+/tuningJobs/([^/:]+)(:cancel)?");
    private static final Pattern FILTER = Pattern.compile("labels\\.([a-z_]+)=\"([^\"]*)\"");
    private static final Set<String> SIZES =
            Set.of(
                    "ADAPTER_SIZE_ONE",
                    "ADAPTER_SIZE_TWO",
                    "ADAPTER_SIZE_FOUR",
                    "ADAPTER_SIZE_EIGHT",
                    "ADAPTER_SIZE_SIXTEEN",
                    "ADAPTER_SIZE_THIRTY_TWO");

    private final TuningJobs jobs;
    private final Buckets buckets;
    private final Habits habits;

    TuningApi(TuningJobs jobs, Buckets buckets, Habits habits) {
        this.jobs = jobs;
        this.buckets = buckets;
        this.habits = habits;
    }

    static boolean concerns(String path) {
        return path.contains("/tuningJobs");
    }

    WireReply handle(WireRequest request) {
        var all = JOBS.matcher(request.path());
        if (all.matches()) {
            var parent = "projects/" + VertexWireServer.NUMBER + "/locations/" + all.group(2);
            return request.method().equals("POST") ? create(parent, request) : list(request);
        }
        var one = JOB.matcher(request.path());
        if (!one.matches()) {
            return WireReply.error(404, "NOT_FOUND", "The path is unknown.");
        }
        var id = WireRequest.decoded(one.group(1));
        return one.group(2) == null ? get(id) : cancel(id, request);
    }

    private WireReply get(String id) {
        return jobs.look(id, habits).map(WireReply::json).orElseGet(() -> missing(id));
    }

    private static WireReply missing(String id) {
        return WireReply.error(
                404,
                "NOT_FOUND",
                "Tuning job projects/"
                        + VertexWireServer.NUMBER
                        + "/tuningJobs/"
                        + id
                        + " is gone.");
    }

    private WireReply create(String parent, WireRequest request) {
        if (!(JsonMapper.shared().readTree(request.body()) instanceof ObjectNode asked)) {
            return WireReply.invalid("tuning_job", "Not an object.");
        }
        return FieldCheck.TUNING_JOB
                .refusal(asked, "tuning_job")
                .or(() -> wrong(asked))
                .orElseGet(() -> WireReply.json(jobs.add(parent, asked).json()));
    }

    private Optional<WireReply> wrong(ObjectNode asked) {
        boolean dpo = asked.has("preferenceOptimizationSpec");
        var field =
                "tuning_job." + (dpo ? "preference_optimization_spec" : "supervised_tuning_spec");
        var spec = asked.path(dpo ? "preferenceOptimizationSpec" : "supervisedTuningSpec");
        if (jobs.running() >= habits.quota) {
            return Optional.of(
                    WireReply.error(
                            429,
                            "RESOURCE_EXHAUSTED",
                            "Quota exceeded for aiplatform.googleapis.com/"
                                    + "global_concurrent_tuning_jobs."));
        }
        if (!asked.path("baseModel").asString("").startsWith("gemini-")
                && !asked.path("preTunedModel").has("tunedModelName")) {
            return invalid("tuning_job.base_model", "Base model is not supported.");
        }
        return data(spec, field).or(() -> hyperparameters(spec, field)).or(() -> labels(asked));
    }

    private Optional<WireReply> data(JsonNode spec, String field) {
        for (var member : List.of("trainingDatasetUri", "validationDatasetUri")) {
            var uri = spec.path(member).asString("");
            boolean needed = member.startsWith("training");
            if ((needed || !uri.isEmpty()) && !exists(uri)) {
                return invalid(
                        field + "." + (needed ? "training" : "validation") + "_dataset_uri",
                        "Dataset " + uri + " cannot be read.");
            }
        }
        return Optional.empty();
    }

    private boolean exists(String uri) {
        return buckets.all().stream()
                .anyMatch(it -> uri.equals("gs://" + it.bucket() + "/" + it.name()));
    }

    private static Optional<WireReply> hyperparameters(JsonNode spec, String field) {
        var chosen = spec.path("hyperParameters");
        var epochs = chosen.path("epochCount");
        if (!epochs.isMissingNode() && !epochs.asString("").matches("[1-9][0-9]?|100")) {
            return invalid(field + ".hyper_parameters.epoch_count", "Epochs are 1 to 100.");
        }
        var multiplier = chosen.path("learningRateMultiplier");
        if (!multiplier.isMissingNode() && multiplier.asDouble(-1) > 10) {
            return invalid(
                    field + ".hyper_parameters.learning_rate_multiplier",
                    "The learning rate multiplier is above 0 and at most 10.");
        }
        var size = chosen.path("adapterSize");
        return size.isMissingNode() || SIZES.contains(size.asString(""))
                ? Optional.empty()
                : invalid(field + ".hyper_parameters.adapter_size", "Unknown adapter size.");
    }

    private static Optional<WireReply> labels(ObjectNode asked) {
        for (var label : asked.path("labels").properties()) {
            if (!label.getKey().matches("[a-z][a-z0-9_-]{0,62}")
                    || !label.getValue().asString("?").matches("[a-z0-9_-]{0,63}")) {
                return invalid("tuning_job.labels", "Label " + label.getKey() + " is invalid.");
            }
        }
        return asked.path("tunedModelDisplayName").asString("").length() > 128
                ? invalid("tuning_job.tuned_model_display_name", "The name is too long.")
                : Optional.empty();
    }

    private static Optional<WireReply> invalid(String field, String message) {
        return Optional.of(WireReply.invalid(field, message));
    }

    private WireReply list(WireRequest request) {
        var filter = FILTER.matcher(request.asked("filter"));
        if (habits.refusesFilters && !request.asked("filter").isEmpty()) {
            return WireReply.invalid("filter", "Invalid filter.");
        }
        boolean filtered = habits.filters && filter.matches();
        var found =
                jobs.all().stream()
                        .filter(
                                it ->
                                        !filtered
                                                || it.label(filter.group(1))
                                                        .equals(filter.group(2)))
                        .toList();
        var size = request.asked("pageSize");
        var token = request.asked("pageToken");
        int from = token.isEmpty() ? 0 : Integer.parseInt(token.substring("page-".length()));
        int to = Math.min(found.size(), from + (size.isEmpty() ? 100 : Integer.parseInt(size)));
        var body = JsonMapper.shared().createObjectNode();
        if (from < to) {
            var page = body.putArray("tuningJobs");
            found.subList(from, to).forEach(it -> page.add(it.json()));
        }
        if (to < found.size()) {
            body.put("nextPageToken", "page-" + to);
        }
        return WireReply.json(body);
    }

    private WireReply cancel(String id, WireRequest request) {
        var refusal =
                FieldCheck.EMPTY.refusal(JsonMapper.shared().readTree(request.body()), "body");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var job = jobs.find(id);
        if (job.isEmpty()) {
            return missing(id);
        }
        if (job.get().hasEnded()) {
            return WireReply.error(400, "FAILED_PRECONDITION", "The job has ended.");
        }
        jobs.move(id, "JOB_STATE_CANCELLING");
        return WireReply.json(JsonMapper.shared().createObjectNode());
    }
}
