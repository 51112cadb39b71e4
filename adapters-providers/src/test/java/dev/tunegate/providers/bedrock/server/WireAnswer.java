package dev.tunegate.providers.bedrock.server;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the server answers. */
record WireAnswer(int status, Map<String, String> headers, Content content) {

    /** The body of an answer. */
    sealed interface Content {

        /** A part of an object. */
        record OfObject(S3Disk.Entry entry, long from, long length) implements Content {}

        /** One after the other, each as it is ready; a single one is sent with its length. */
        record Pieces(List<byte[]> pieces) implements Content {}
    }

    static WireAnswer json(int status, JsonNode body) {
        return text(status, "application/json", JsonMapper.shared().writeValueAsString(body));
    }

    static WireAnswer xml(String body) {
        return text(200, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body);
    }

    static WireAnswer text(int status, String type, String body) {
        return new WireAnswer(
                status,
                Map.of("content-type", type),
                new Content.Pieces(List.of(body.getBytes(StandardCharsets.UTF_8))));
    }

    static WireAnswer empty(int status) {
        return new WireAnswer(status, Map.of(), new Content.Pieces(List.of(new byte[0])));
    }

    WireAnswer with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new WireAnswer(status, more, content);
    }

    /** An error of a service that speaks JSON. */
    static WireAnswer error(int status, String code, String message) {
        var body = JsonNodeFactory.instance.objectNode().put("message", message);
        return json(status, body).with("x-amzn-ErrorType", code);
    }

    /** An error of S3. */
    static WireAnswer s3Error(int status, String code, String message) {
        return text(
                status,
                "application/xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
                        + code
                        + "</Code><Message>"
                        + Xml.escaped(message)
                        + "</Message><RequestId>wire</RequestId></Error>");
    }

    /** An error of STS. */
    static WireAnswer stsError(int status, String code, String message) {
        return text(
                status,
                "text/xml",
                "<ErrorResponse><Error><Type>Sender</Type><Code>"
                        + code
                        + "</Code><Message>"
                        + Xml.escaped(message)
                        + "</Message></Error></ErrorResponse>");
    }

    /** An error in the format of the service. */
    static WireAnswer error(String service, int status, String code, String message) {
        return switch (service) {
            case "s3" -> s3Error(status, code, message);
            case "sts" -> stsError(status, code, message);
            default -> error(status, code, message);
        };
    }
}
