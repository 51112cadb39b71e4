package dev.tunegate.api.file;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A multipart form in the order in which a test writes it. */
final class Form {

    private static final String BOUNDARY = "7f3a-cut-here";

    private final StringBuilder text = new StringBuilder();

    static Form aForm() {
        return new Form();
    }

    /** The form that most tests need: one sound training file. */
    static Form training() {
        return aForm().field("purpose", "fine-tune").file("train.jsonl", "{\"messages\":[]}\n");
    }

    Form field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", value);
    }

    Form file(String filename, String content) {
        return part("form-data; name=\"file\"; filename=\"" + filename + "\"", content);
    }

    Form part(String disposition, String content) {
        text.append("--").append(BOUNDARY).append("\r\nContent-Disposition: ").append(disposition);
        text.append("\r\n\r\n").append(content).append("\r\n");
        return this;
    }

    private byte[] bytes() {
        return (text + "--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    Answer sendTo(Client client) {
        return sendTo(client, "/v1/files");
    }

    Answer sendTo(Client client, String path, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = type();
        System.arraycopy(headers, 0, all, 2, headers.length);
        return client.send("POST", path, BodyPublishers.ofByteArray(bytes()), all);
    }

    /** As openai-node does it: without a Content-Length. */
    Answer sendInChunks(Client client) {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes()));
        return client.send("POST", "/v1/files", body, "Content-Type", type());
    }

    static String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }
}
