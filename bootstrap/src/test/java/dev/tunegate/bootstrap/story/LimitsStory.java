package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.story.TwoNodes.NewKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many at once, on two nodes, never get more than the limit. */
final class LimitsStory {

    private static final String ROWS =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"?\"},"
                    + "{\"role\":\"assistant\",\"content\":\"!\"}]}\n";
    private static final int TRIES = 100;

    private static TwoNodes nodes;

    @BeforeAll
    static void start() throws IOException {
        nodes = new TwoNodes();
    }

    @AfterAll
    static void stop() throws IOException {
        nodes.close();
    }

    private static NewKey limited(String column, long limit) {
        var key = nodes.key();
        nodes.db()
                .sql("UPDATE virtual_key SET " + column + " = ? WHERE id = ?")
                .params(limit, key.id())
                .update();
        return key;
    }

    /** All at once, every other one on the second node. */
    private static List<HttpResponse<String>> race(
            BiFunction<String, Integer, HttpResponse<String>> send) {
        var work =
                IntStream.range(0, TRIES)
                        .<Callable<HttpResponse<String>>>mapToObj(
                                it ->
                                        () ->
                                                send.apply(
                                                        it % 2 == 0
                                                                ? nodes.first()
                                                                : nodes.second(),
                                                        it))
                        .toList();
        try (var threads = Executors.newFixedThreadPool(20)) {
            return threads.invokeAll(work).stream().map(it -> it.resultNow()).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long count(List<HttpResponse<String>> answers, int status) {
        return answers.stream().filter(it -> it.statusCode() == status).count();
    }

    @Test
    void no_more_requests_get_through_than_may_in_a_minute() {
        var key = limited("requests_per_minute", 37);

        var answers = race((node, _) -> nodes.get(node + "/v1/models", key.secret()));

        assertThat(count(answers, 200)).isEqualTo(37);
        assertThat(count(answers, 429)).isEqualTo(TRIES - 37);
    }

    @Test
    void no_more_files_are_kept_than_may_be() {
        var key = limited("stored_bytes", 7L * ROWS.length() + 1);

        var answers = race((node, _) -> nodes.upload(node, key.secret(), ROWS));

        assertThat(count(answers, 200)).isEqualTo(7);
        assertThat(count(answers, 429)).isEqualTo(TRIES - 7);
    }

    @Test
    void no_more_jobs_are_under_way_than_may_be() {
        var key = limited("running_jobs", 5);
        var file =
                Json.text(nodes.upload(nodes.first(), key.secret(), ROWS.repeat(10)).body(), "id");

        var answers = race((node, seed) -> create(node, key, file, seed));

        assertThat(count(answers, 200)).isEqualTo(5);
        assertThat(count(answers, 429)).isEqualTo(TRIES - 5);
    }

    private static HttpResponse<String> create(String node, NewKey key, String file, int seed) {
        return nodes.post(
                node + "/v1/fine_tuning/jobs",
                key.secret(),
                "{\"model\":\"simulated\",\"training_file\":\"%s\",\"seed\":%d}"
                        .formatted(file, seed));
    }
}
