package dev.tunegate.providers.bedrock.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Model customization jobs: create, get, list, stop. */
final class JobsApi {

    static final String PATH = "/model-customization-jobs";

    private final List<WireJob> jobs = new ArrayList<>();
    private final JobRules rules;
    private final S3Disk disk;
    private final String account;
    private final Clock clock;
    private boolean movesWhenLookedAt;

    JobsApi(S3Disk disk, String bucket, String account, Clock clock) {
        this.disk = disk;
        this.account = account;
        this.clock = clock;
        this.rules = new JobRules(disk, bucket, account);
    }

    synchronized void moveWhenLookedAt(boolean moves) {
        movesWhenLookedAt = moves;
    }

    synchronized List<WireJob> all() {
        return List.copyOf(jobs);
    }

    /** How many jobs carry each token. */
    synchronized Map<String, Long> byToken() {
        var tokens = new TreeMap<String, Long>();
        jobs.forEach(it -> tokens.merge(it.asked("clientRequestToken"), 1L, Long::sum));
        return tokens;
    }

    synchronized Optional<WireJob> find(String nameOrArn) {
        return jobs.stream()
                .filter(it -> it.arn().equals(nameOrArn) || it.asked("jobName").equals(nameOrArn))
                .findFirst();
    }

    synchronized WireAnswer handle(WireCall call) throws IOException {
        if (call.path().equals(PATH)) {
            return call.method().equals("POST") ? create(call.json()) : list(call.query());
        }
        var found = find(call.segmentAfter(PATH + "/"));
        if (found.isEmpty()) {
            return WireAnswer.error(
                    404, "ResourceNotFoundException", "Could not find the customization job.");
        }
        return call.path().endsWith("/stop") ? stop(found.get()) : get(found.get());
    }

    private WireAnswer create(JsonNode asked) {
        var token = asked.path("clientRequestToken").asString("");
        for (var job : jobs) {
            boolean same = !token.isEmpty() && job.asked("clientRequestToken").equals(token);
            if (same && job.asked().equals(asked)) {
                return created(job);
            }
            if (same || job.asked("jobName").equals(asked.path("jobName").asString(""))) {
                return WireAnswer.error(
                        400, "ConflictException", "The token or name belongs to another job.");
            }
        }
        var wrong = rules.problem(asked, jobs);
        if (wrong.isPresent()) {
            return WireAnswer.error(400, "ValidationException", wrong.get());
        }
        var id = "wire%08d".formatted(jobs.size() + 1);
        var job = new WireJob(asked, account, id, clock.instant());
        jobs.add(job);
        return created(job);
    }

    private static WireAnswer created(WireJob job) {
        return WireAnswer.json(201, JsonNodeFactory.instance.objectNode().put("jobArn", job.arn()));
    }

    private WireAnswer get(WireJob job) {
        if (movesWhenLookedAt) {
            job.advance(clock.instant());
            results(job);
        }
        return WireAnswer.json(200, job.json());
    }

    /** Puts a job into another stage or status, with all that belongs to it. */
    synchronized void move(String nameOrArn, String word) {
        var job = find(nameOrArn).orElseThrow();
        job.become(word, clock.instant());
        results(job);
    }

    synchronized void fail(String nameOrArn, String message) {
        find(nameOrArn).orElseThrow().fail(message, clock.instant());
    }

    private void results(WireJob job) {
        if (!job.status().equals("Completed")) {
            return;
        }
        var uri = job.asked().path("outputDataConfig").path("s3Uri").asString("");
        var folder = uri.replaceFirst("^s3://[^/]+/", "").replaceFirst("/?$", "/");
        var id = job.arn().substring(job.arn().lastIndexOf('/') + 1);
        var start = folder + "model-customization-job-" + id + "/";
        write(start + "training_artifacts/step_wise_training_metrics.csv", RunTables.training());
        if (job.asked().has("validationDataConfig")) {
            write(
                    start
                            + "validation_artifacts/post_fine_tuning_validation/"
                            + "validation_metrics.csv",
                    RunTables.validation());
        }
    }

    private void write(String key, String text) {
        try {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            disk.put(key, disk.written(new ByteArrayInputStream(bytes), "text/csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WireAnswer stop(WireJob job) {
        if (!job.isStoppable()) {
            return WireAnswer.error(
                    400, "ConflictException", "The job is " + job.status() + " and cannot stop.");
        }
        job.become("Stopping", clock.instant());
        return WireAnswer.json(200, JsonNodeFactory.instance.objectNode());
    }

    private WireAnswer list(Map<String, String> query) {
        var name = query.getOrDefault("nameContains", "");
        var after = query.get("creationTimeAfter");
        var since = after == null ? Instant.MIN : Instant.parse(after);
        var order = Comparator.comparing(WireJob::created);
        var all =
                jobs.stream()
                        .filter(it -> it.asked("jobName").contains(name))
                        .filter(it -> !it.created().isBefore(since))
                        .sorted(
                                query.getOrDefault("sortOrder", "").equals("Ascending")
                                        ? order
                                        : order.reversed())
                        .toList();
        int from = Integer.parseInt(query.getOrDefault("nextToken", "0"));
        int most =
                Math.min(
                        rules.largestPage,
                        Integer.parseInt(query.getOrDefault("maxResults", "1000")));
        int to = Math.min(all.size(), from + most);
        var body = JsonNodeFactory.instance.objectNode();
        var list = body.putArray("modelCustomizationJobSummaries");
        all.subList(from, to).forEach(it -> list.add(it.summary()));
        if (to < all.size()) {
            body.put("nextToken", Integer.toString(to));
        }
        return WireAnswer.json(200, body);
    }

    /** Makes lists come in pages of so many, whatever is asked. */
    synchronized void pagesOf(int most) {
        rules.largestPage = most;
    }
}
