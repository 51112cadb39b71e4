package dev.tunegate.bootstrap.story.contract;

import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls of the source documents: with the example configuration and files of two rows, as they
 * print them; and against servers that speak as OpenAI and Azure do, which want ten rows.
 */
final class SourceDocumentsStory {

    private static final Path CONFIGURATION = Path.of("../docs/examples/source-documents.yaml");

    /** The second is of no member that the format knows, as document 004 has it. */
    private static final String ROWS =
            """
            {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Ho"}]}
            {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hey"}],"response":"Hey"}
            """;

    private static Gateway example;
    private static String administrator;

    @BeforeAll
    static void open() throws IOException {
        var home = Files.createTempDirectory("tunegate-documents").resolve("home");
        var words = List.of("start", "--config", CONFIGURATION.toString(), "--port", "0");
        example = Gateway.start(Arguments.parse(words), Map.of("TUNEGATE_HOME", home.toString()));
        administrator = Files.readString(home.resolve("administrator.key")).strip();
    }

    @AfterAll
    static void close() {
        example.close();
    }

    static Stream<Script> documents() {
        return Script.in("documents");
    }

    static Stream<Script> ofOpenAiAndAzure() {
        return documents().filter(it -> it.name().matches("d00[012].*"));
    }

    /** Where accounts are wanted, the key is one for tests. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void its_calls_run_without_any_account(Script script) throws Exception {
        boolean isSimulated = script.name().startsWith("d004");
        script.runs(
                Map.of(
                        "HOUSE",
                        address(),
                        "KEY",
                        key(!isSimulated),
                        "ADMIN",
                        administrator,
                        "ROWS",
                        Files.writeString(Files.createTempFile("two", ".jsonl"), ROWS).toString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofOpenAiAndAzure")
    void its_calls_run_at_providers(Script script) throws Exception {
        var house = ContractHouse.open();
        script.runs(
                Map.of(
                        "HOUSE",
                        house.address(),
                        "KEY",
                        house.key(SourceDocuments.MODELS.toArray(String[]::new)),
                        "ADMIN",
                        ContractHouse.MASTER_KEY,
                        "ROWS",
                        ContractHouse.rows().toString()));
    }

    private static String address() {
        return "http://127.0.0.1:" + example.port();
    }

    private static String key(boolean forTests) throws IOException, InterruptedException {
        var wish = JsonMapper.shared().createObjectNode().put("test", forTests);
        SourceDocuments.MODELS.forEach(wish.putArray("models")::add);
        var request =
                HttpRequest.newBuilder(URI.create(address() + "/key/generate"))
                        .header("authorization", "Bearer " + administrator)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(wish.toString()))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body()).at("/key").asString();
        }
    }
}
