package dev.tunegate.bootstrap.story;

import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.shared.SpringTransactions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Two gateways on one database, in front of a provider that falls silent in streams. */
final class TwoNodes implements AutoCloseable {

    static final String MASTER_KEY = "sk-two-nodes-administrator-1";

    private final SilentProvider provider = SilentProvider.start();
    private final EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "60")
                    .setLocaleConfig("locale", "C")
                    .start();
    private final DataSource database = postgres.getPostgresDatabase();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String more;
    private final Gateway first;
    private final Gateway second;

    TwoNodes() throws IOException {
        this("");
    }

    /**
     * @param more what the configuration says besides
     */
    TwoNodes(String more) throws IOException {
        this.more = more;
        first = start();
        second = start();
    }

    private Gateway start() throws IOException {
        var folder = Files.createTempDirectory("tunegate-node");
        var config = Files.writeString(folder.resolve("tunegate.yaml"), configuration());
        return Gateway.start(
                Arguments.parse(List.of("start", "--config", config.toString(), "--port", "0")),
                Map.of(
                        "TUNEGATE_HOME",
                        folder.resolve("home").toString(),
                        "TUNEGATE_PEPPER",
                        "dGhlIHBlcHBlciBvZiB0d28gbm9kZXMgaW4gYSB0ZXN0",
                        "DATABASE_URL",
                        "postgres://postgres:postgres@127.0.0.1:"
                                + postgres.getPort()
                                + "/postgres"));
    }

    private String configuration() {
        return """
        general_settings: {master_key: %s}
        model_list:
          - model_name: talker
            litellm_params: {model: openai/gpt-4o-mini, api_key: sk-none, api_base: "%s"}
          - model_name: simulated
            litellm_params: {model: simulator/tiny, duration: 1h}
            model_info: {supported_endpoints: ["/fine_tuning"]}
        """
                        .formatted(MASTER_KEY, provider.address())
                + more;
    }

    String first() {
        return "http://127.0.0.1:" + first.port();
    }

    String second() {
        return "http://127.0.0.1:" + second.port();
    }

    /** What stands in the database, for what no route says. */
    JdbcClient db() {
        return JdbcClient.create(database);
    }

    Transactions transactions() {
        return new SpringTransactions(new JdbcTransactionManager(database));
    }

    /** A fresh key for every model, which no node has seen yet; its id and its secret. */
    NewKey key() {
        var answer =
                post(
                        first() + "/key/generate",
                        MASTER_KEY,
                        "{\"models\":[\"talker\",\"simulated\"]}");
        var secret = Json.text(answer.body(), "key");
        return new NewKey(secret.substring("sk-ft-live-".length(), secret.indexOf('_')), secret);
    }

    /** A key as it was shown once. */
    record NewKey(String id, String secret) {

        @Override
        public String toString() {
            return id + " ***";
        }
    }

    HttpResponse<String> get(String address, String key) {
        return send(request(address, key).GET().build());
    }

    HttpResponse<String> post(String address, String key, String json) {
        return send(posted(address, key, json));
    }

    private static HttpRequest posted(String address, String key, String json) {
        return request(address, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private static HttpRequest.Builder request(String address, String key) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> upload(String address, String key, String rows) {
        var body =
                "--cut\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nfine-tune\r\n"
                        + "--cut\r\nContent-Disposition: form-data; name=\"file\";"
                        + " filename=\"t.jsonl\"\r\n\r\n"
                        + rows
                        + "\r\n--cut--\r\n";
        return send(
                request(address + "/v1/files", key)
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /** An answer that has begun and goes on for ever. */
    InputStream stream(String address, String key, String json) {
        try {
            var answer = http.send(posted(address, key, json), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError("status " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        provider.close();
        first.close();
        second.close();
        postgres.close();
    }
}
