package dev.tunegate.bootstrap.story.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.finetuning.jobs.JobCreateParams;
import dev.tunegate.bootstrap.story.Receiver;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import dev.tunegate.providers.wandb.server.WandbWireServer;
import dev.tunegate.providers.wandb.server.WireRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway is used in every way there is, with secrets that can be told from everything else,
 * while it writes down all that it can. Then every log, table, file and answer is searched for each
 * secret and each identifier of a provider, in every form in which it might stand there.
 */
final class CanaryStory {

    private static final String WRONG_KEY = "sk-canary-wrong-Vb7Np3Xd6Hs1Jq9M";
    private static final String BROUGHT_KEY = "sk-canary-brought-Pw2Rf8Yc5Gk4Td7Z";
    private static final String STORED_KEY = "sk-canary-stored-Lm6Vx1Bq9Cn3Ks8W";
    private static final String ROTATED_KEY = "sk-canary-rotated-Dz5Hj2Tw7Rp4Xy9F";
    private static final String AWS_KEY = "canary/Secret+Access/Key+Qw8Er5Ty2Ui9Op4As";
    private static final String GUESSED = "sk-ft-live-canary0000_GuessedGuessedGuessedGuessed";

    /** Where something may be seen, and why; each is a pattern of what is found. */
    private static final Map<String, String> ALLOWED =
            Map.of(
                    "(virtual key in the answer to POST /key/generate"
                            + "|rotated virtual key in the answer to POST /key/regenerate"
                            + "|key of a new user in the answer to POST /user/new"
                            + "|key of the console in the answer to POST /admin/keys)",
                    "It is shown once, to whoever asked for it.",
                    "session cookie in the answer to POST /admin/sign-in",
                    "It is how a browser gets it.",
                    "webhook secret('s bytes)? in the answer to POST /v1/webhook_endpoints"
                            + "|rotated webhook secret('s bytes)? in the answer to POST"
                            + " /v1/webhook_endpoints/we_\\w+/rotate_secret",
                    "It is shown once, to whoever made the endpoint.");

    private final List<Stand> stands =
            Stream.of(Provider.OPENAI, Provider.VERTEX, Provider.BEDROCK)
                    .map(Provider::open)
                    .toList();
    private final WandbWireServer wandb = WandbWireServer.start();
    private final Receiver receiver = Receiver.start();
    private final Needles needles = new Needles();

    @TempDir Path folder;

    @Test
    void no_secret_and_no_providers_identifier_is_anywhere() throws Exception {
        try (var house = new CanaryHouse(folder, configuration())) {
            hide(house);
            var calls = new CanaryCalls(house.proxy());

            for (var secret : calls.keepWebhooks(receiver).entrySet()) {
                needles.add(secret.getKey(), secret.getValue());
                var bytes = secret.getValue().substring("whsec_".length());
                needles.add(secret.getKey() + "'s bytes", Base64.getDecoder().decode(bytes));
            }
            play(house);
            logARun(house);
            var wire = (WireStand) stands.getFirst();
            calls.provokeErrors(wire, WRONG_KEY);
            calls.bringAnAccount(wire.server().address(), BROUGHT_KEY);
            calls.keepCredentials(STORED_KEY, ROTATED_KEY, AWS_KEY);
            calls.useKeys(GUESSED).forEach(needles::add);
            calls.useTheConsole().forEach(needles::add);
            for (var stand : stands) {
                assertThat(stand.issued()).isNotEmpty();
                stand.issued().forEach(it -> needles.add("identifier of " + stand.name(), it));
            }

            var found = search(house);
            assertThat(found)
                    .as("what proves that the search finds something")
                    .contains(
                            "virtual key in the answer to POST /key/generate",
                            "key of the console in the answer to POST /admin/keys",
                            "session cookie in the answer to POST /admin/sign-in",
                            "webhook secret in the answer to POST /v1/webhook_endpoints");
            assertThat(found).filteredOn(it -> !isAllowed(it)).isEmpty();
        } finally {
            stands.forEach(Stand::close);
            receiver.close();
            wandb.close();
        }
    }

    private static boolean isAllowed(String found) {
        return ALLOWED.keySet().stream().anyMatch(found::matches);
    }

    private String configuration() {
        var wire = (WireStand) stands.getFirst();
        var all =
                GoldenHouse.configuration(CanaryHouse.MASTER_KEY, stands)
                        .replace(
                                "tunegate_settings:\n",
                                """
                                tunegate_settings:
                                  caller_credentials:
                                    allowed_hosts: ["127.0.0.1"]
                                  outbound: {webhooks: ["127.0.0.1:%d"]}
                                  wandb: {base_url: "%s", api_key: %s}
                                """
                                        .formatted(
                                                receiver.port(),
                                                wandb.address(),
                                                WandbWireServer.KEY));
        var wrong =
                """
                - model_name: wrong-key
                  model_info: {supported_endpoints: ["/chat/completions", "/fine_tuning"]}
                  litellm_params:
                    model: openai/gpt-4o-mini-2024-07-18
                    api_base: "%s"
                    api_key: %s
                """
                        .formatted(wire.server().address(), WRONG_KEY);
        return all.stripTrailing() + "\n" + wrong.indent(2);
    }

    private void hide(CanaryHouse house) {
        needles.add("master key", CanaryHouse.MASTER_KEY);
        needles.add("root key", CanaryHouse.ROOT_KEY);
        needles.add("root key's bytes", Base64.getDecoder().decode(CanaryHouse.ROOT_KEY));
        needles.add("pepper", house.secretFile("pepper"));
        needles.add("pepper's bytes", Base64.getDecoder().decode(house.secretFile("pepper")));
        needles.add("database password", house.secretFile("postgres.password"));
        needles.add("provider key", OpenAiWireServer.KEY);
        needles.add("AWS access key", BedrockWireServer.ACCESS_KEY);
        needles.add("AWS secret key", BedrockWireServer.SECRET_KEY);
        var google = ((VertexStand) stand("vertex_ai")).server().credentials();
        var privateKey = google.substring(google.indexOf("PRIVATE KEY-----") + 40);
        needles.add("Google private key", privateKey.substring(0, 48));
        needles.add("wrong provider key", WRONG_KEY);
        needles.add("brought key", BROUGHT_KEY);
        needles.add("stored key", STORED_KEY);
        needles.add("rotated key", ROTATED_KEY);
        needles.add("stored AWS key", AWS_KEY);
        needles.add("guessed virtual key", GUESSED);
        needles.add("W&B key", WandbWireServer.KEY);
    }

    private Stand stand(String name) {
        return stands.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    /** The golden script at every provider at once. */
    private void play(CanaryHouse house) throws Exception {
        try (var pool = Executors.newFixedThreadPool(stands.size())) {
            var scripts =
                    stands.stream()
                            .<Callable<Trace>>map(
                                    it -> () -> new GoldenScript(client(house), it).play())
                            .toList();
            for (var script : pool.invokeAll(scripts)) {
                assertThat(script.get().seen()).isNotEmpty();
            }
        }
    }

    /** A run that the gateway keeps at W&B itself, which is away in the middle of it. */
    private void logARun(CanaryHouse house) {
        var stand = stand("vertex_ai");
        stand.letRunsEnd(true);
        var client = client(house);
        var kept =
                JobCreateParams.Integration.builder()
                        .wandb(
                                JobCreateParams.Integration.Wandb.builder()
                                        .project("canary")
                                        .build())
                        .build();
        wandb.failNext(1, 503);
        var wanted =
                TroubleStory.wanted(stand.model(), TroubleStory.upload(client, stand.model()))
                        .toBuilder()
                        .addIntegration(kept)
                        .build();
        var job = client.fineTuning().jobs().create(wanted).id();
        GoldenScript.eventually(
                "the run is finished", () -> wandb.run(job).flatMap(WireRun::exitCode).isPresent());
        GoldenScript.eventually(
                "its end is told", () -> receiver.of(job, "fine_tuning.job.succeeded").isPresent());
    }

    private static OpenAIClient client(CanaryHouse house) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(house.proxy().address() + "/v1")
                .apiKey(CanaryHouse.MASTER_KEY)
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    /** Quotes what a careless provider would: its key, and whose object it is about. */
    static Misbehaviour quoting(WireStand stand) {
        var words =
                "Key %s may not use %s of %s."
                        .formatted(
                                OpenAiWireServer.KEY,
                                stand.server().jobs().getFirst(),
                                "org-canary");
        return Misbehaviour.on(
                "POST",
                ".*/chat/completions",
                new Fault.Status(
                        400,
                        "{\"error\":{\"message\":\"%s\",\"type\":\"invalid_request_error\"}}"
                                .formatted(words),
                        Map.of("x-leak", OpenAiWireServer.KEY)));
    }

    private Set<String> search(CanaryHouse house) throws Exception {
        var found = new TreeSet<String>();
        for (var heard : house.proxy().heard()) {
            look(heard.answer(), "the answer to " + heard.request(), found);
        }
        for (var told : receiver.heard()) {
            var words = told.headers() + told.body();
            look(words.getBytes(StandardCharsets.UTF_8), "what webhooks tell", found);
        }
        for (var told : wandb.bodies()) {
            look(told.getBytes(StandardCharsets.UTF_8), "what W&B is told", found);
        }
        house.tables().forEach((name, rows) -> look(rows, "the table " + name, found));
        house.logs().forEach((name, lines) -> look(lines, "the log of " + name, found));
        house.files().forEach((name, content) -> look(content, "the file " + name, found));
        return found;
    }

    private void look(byte[] text, String where, Set<String> found) {
        needles.in(text).forEach(it -> found.add(it + " in " + where));
    }
}
