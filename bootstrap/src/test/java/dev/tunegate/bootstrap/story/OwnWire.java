package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import dev.tunegate.providers.openaiwire.server.WireServerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A provider that counts, in a process of its own: it lives on when the gateway is killed. */
final class OwnWire implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final OwnProcess process;
    private final int port;

    private OwnWire(OwnProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static OwnWire start(Path folder) {
        var portFile = folder.resolve("wire-port");
        var process =
                OwnProcess.start(
                        WireServerMain.class.getName(),
                        folder.resolve("wire.log"),
                        Map.of(),
                        portFile.toString());
        House.eventually("the wire server listens", () -> Files.exists(portFile));
        return new OwnWire(process, Integer.parseInt(OwnProcess.read(portFile).strip()));
    }

    String address() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    /** Everything that it holds and has counted. */
    JsonNode state() {
        return Json.read(send(request("state").GET().build()));
    }

    /** How many things carry each of our markers. */
    Map<String, Integer> byMarker(String member) {
        var counts = new LinkedHashMap<String, Integer>();
        state().path(member)
                .properties()
                .forEach(it -> counts.put(it.getKey(), it.getValue().asInt()));
        return counts;
    }

    void command(String name, String body) {
        send(request(name).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String command) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/_control/" + command))
                .header("authorization", "Bearer " + OpenAiWireServer.KEY);
    }

    private String send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
