package dev.tunegate.bootstrap.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The steps of the tour, from a fresh key to a tuned model's answer. */
final class Tour {

    private static final String MODEL = "support-assistant";
    private static final String QUESTION = "On how many devices can I read my Lantern e-books?";
    private static final String NEXT_QUESTION = "Can I use two gift cards for one order?";
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Client client;
    private final String administrator;
    private final Path examples;
    private final Screen screen;

    Tour(Client client, String administrator, Path examples, Screen screen) {
        this.client = client;
        this.administrator = administrator;
        this.examples = examples;
        this.screen = screen;
    }

    void walk() {
        var key = issueKey();
        var training = upload(key, "support-assistant.jsonl");
        var validation = upload(key, "support-assistant-validation.jsonl");
        awaitCopies(key, List.of(training, validation));
        var job = start(key, training, validation);
        var model = new Watch(client, key, job, screen).untilDone(FINAL, PATIENCE);
        screen.done("The tuned model", model);
        events(key, job);
        checkpoints(key, job);
        ask(key, model);
        askStreamed(key, model);
    }

    private String issueKey() {
        var issued =
                client.post(
                        "/key/generate",
                        administrator,
                        Map.of("models", List.of(MODEL), "key_alias", "demo"));
        var key = issued.text("key");
        screen.done(
                "Issue a virtual key",
                key.substring(0, 11) + "…" + key.substring(key.length() - 4) + ", for " + MODEL);
        return key;
    }

    private String upload(String key, String name) {
        var file = client.upload(key, examples.resolve(name), MODEL);
        var size = String.format(Locale.ROOT, "%,d bytes", (long) file.number("bytes"));
        screen.done("Upload a file", name + ", " + size + ", checked line by line");
        return file.text("id");
    }

    private void awaitCopies(String key, List<String> files) {
        var limit = System.nanoTime() + PATIENCE.toNanos();
        while (!files.stream().allMatch(it -> isProcessed(key, it))) {
            if (System.nanoTime() > limit) {
                throw new DemoFailed("the files were not copied to the providers in time");
            }
            Pause.take(Duration.ofMillis(200));
        }
        screen.done("Copy them to providers", "each file stands at both deployments");
    }

    private boolean isProcessed(String key, String file) {
        var status = client.get("/v1/files/" + file, key).text("status");
        if (status.equals("error")) {
            throw new DemoFailed("no deployment took the file " + file);
        }
        return status.equals("processed");
    }

    private String start(String key, String training, String validation) {
        var job =
                client.post(
                        "/v1/fine_tuning/jobs",
                        key,
                        Map.of(
                                "model", MODEL,
                                "training_file", training,
                                "validation_file", validation,
                                "suffix", "demo",
                                "seed", 7));
        screen.done("Start a fine-tuning job", job.text("id") + ", " + job.text("status"));
        return job.text("id");
    }

    private void events(String key, String job) {
        var path = "/v1/fine_tuning/jobs/" + job + "/events?limit=100";
        var events = client.get(path, key).list("data");
        screen.done("List its events", "the last of the newest " + events.size() + ":");
        events.stream().limit(4).forEach(it -> screen.quiet(it.text("message")));
    }

    private void checkpoints(String key, String job) {
        var checkpoints =
                client.get("/v1/fine_tuning/jobs/" + job + "/checkpoints", key).list("data");
        screen.done("List its checkpoints", checkpoints.size() + ", one an epoch:");
        for (var checkpoint : checkpoints) {
            var loss = checkpoint.object("metrics").map(it -> it.number("train_loss")).orElse(0.0);
            screen.quiet(
                    String.format(
                            Locale.ROOT,
                            "step %.0f, loss %.3f: %s",
                            checkpoint.number("step_number"),
                            loss,
                            checkpoint.text("fine_tuned_model_checkpoint")));
        }
    }

    private void ask(String key, String model) {
        var answer = client.post("/v1/chat/completions", key, question(model, QUESTION, false));
        var text =
                answer.list("choices").stream()
                        .findFirst()
                        .flatMap(it -> it.object("message"))
                        .map(it -> it.text("content"))
                        .orElseThrow(() -> new DemoFailed("the tuned model did not answer"));
        screen.done("Ask the tuned model", QUESTION);
        text.lines().forEach(screen::detail);
    }

    private void askStreamed(String key, String model) {
        screen.done("Ask again, streamed", NEXT_QUESTION);
        screen.piece("    ");
        long pieces;
        try (var lines =
                client.stream("/v1/chat/completions", key, question(model, NEXT_QUESTION, true))) {
            pieces = lines.map(this::piece).filter(it -> it).count();
        }
        screen.gap();
        if (pieces == 0) {
            throw new DemoFailed("the streamed answer was empty");
        }
    }

    private boolean piece(String line) {
        if (!line.startsWith("data: {")) {
            return false;
        }
        var text =
                Json.parse(line.substring("data: ".length())).list("choices").stream()
                        .findFirst()
                        .flatMap(it -> it.object("delta"))
                        .flatMap(it -> it.find("content"))
                        .map(String::valueOf)
                        .orElse("");
        screen.piece(text);
        return !text.isEmpty();
    }

    private static Map<String, Object> question(String model, String text, boolean streamed) {
        return Map.of(
                "model",
                model,
                "stream",
                streamed,
                "messages",
                List.of(Map.of("role", "user", "content", text)));
    }
}
