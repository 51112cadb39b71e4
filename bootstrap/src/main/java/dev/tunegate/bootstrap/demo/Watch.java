package dev.tunegate.bootstrap.demo;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Follows one job to its end, with a bar that shows its steps and its loss. */
final class Watch {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Client client;
    private final String key;
    private final String job;
    private final Screen screen;

    private String shown = "";

    Watch(Client client, String key, String job, Screen screen) {
        this.client = client;
        this.key = key;
        this.job = job;
        this.screen = screen;
    }

    /**
     * @return the tuned model's name
     * @throws DemoFailed if the job ends in any other way, or takes too long
     */
    String untilDone(Set<String> endings, Duration patience) {
        var limit = System.nanoTime() + patience.toNanos();
        var now = look();
        while (!endings.contains(now.text("status"))) {
            if (System.nanoTime() > limit) {
                throw new DemoFailed("the job took longer than " + patience.toSeconds() + " s");
            }
            Pause.take(BETWEEN_LOOKS);
            now = look();
        }
        screen.progressEnds();
        if (!now.text("status").equals("succeeded")) {
            throw new DemoFailed("the job ended as " + now.text("status"));
        }
        return now.text("fine_tuned_model");
    }

    private Json look() {
        var now = client.get("/v1/fine_tuning/jobs/" + job, key);
        show(now.text("status"), metrics());
        return now;
    }

    private Optional<Json> metrics() {
        return client
                .get("/v1/fine_tuning/jobs/" + job + "/events?limit=10", key)
                .list("data")
                .stream()
                .flatMap(it -> it.object("data").stream())
                .filter(it -> it.find("train_loss").isPresent())
                .findFirst();
    }

    private void show(String status, Optional<Json> metrics) {
        var words =
                metrics.map(
                                it ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s, step %.0f of %.0f, loss %.3f",
                                                status,
                                                it.number("step"),
                                                it.number("total_steps"),
                                                it.number("train_loss")))
                        .orElse(status);
        double part = metrics.map(it -> it.number("step") / it.number("total_steps")).orElse(0.0);
        if (!words.equals(shown)) {
            screen.progress(status.equals("succeeded") ? 1 : part, words);
            shown = words;
        }
    }
}
