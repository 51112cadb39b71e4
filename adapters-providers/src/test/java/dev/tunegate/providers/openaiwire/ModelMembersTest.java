package dev.tunegate.providers.openaiwire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rewriting the model's name in an answer, wherever its bytes are cut. */
class ModelMembersTest {

    private static String rewritten(boolean events, String text, int run) {
        var members = new ModelMembers(events, "\"ours\"".getBytes(StandardCharsets.UTF_8));
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; at += run) {
            int count = Math.min(run, bytes.length - at);
            var piece = Arrays.copyOfRange(bytes, at, at + count);
            out.writeBytes(members.rewritten(piece, count));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"model\":\"theirs\"}|{\"model\":\"ours\"}",
                "{ \"model\" : \"theirs\" , \"a\":1}|{ \"model\" : \"ours\" , \"a\":1}",
                "{\"a\":\"model\",\"model\":\"the\\\"irs\"}|{\"a\":\"model\",\"model\":\"ours\"}",
                "{\"a\":{\"model\":\"inner\"},\"model\":\"x\"}"
                        + "|{\"a\":{\"model\":\"inner\"},\"model\":\"ours\"}",
                "{\"a\":[{\"model\":\"inner\"}]}|{\"a\":[{\"model\":\"inner\"}]}",
                "{\"models\":\"x\",\"mode\":\"y\"}|{\"models\":\"x\",\"mode\":\"y\"}",
                "{\"a\":\"\\\"model\\\":\\\"x\\\"\"}|{\"a\":\"\\\"model\\\":\\\"x\\\"\"}",
                "{\"model\":null,\"b\":\"x\"}|{\"model\":null,\"b\":\"x\"}",
                "{\"model\":[\"x\"],\"b\":\"x\"}|{\"model\":[\"x\"],\"b\":\"x\"}",
                "{\"model\":{\"id\":\"x\"},\"b\":\"x\"}|{\"model\":{\"id\":\"x\"},\"b\":\"x\"}",
                "{\"b\":\"ü漢\",\"model\":\"ü\"}|{\"b\":\"ü漢\",\"model\":\"ours\"}",
                "{\"c\\\\\":1,\"model\":\"x\"}|{\"c\\\\\":1,\"model\":\"ours\"}",
                "[\"model\",\"x\"]|[\"model\",\"x\"]",
            })
    void an_object_is_rewritten_at_its_top_only(String given, String expected) {
        for (int run : new int[] {1, 2, 3, 7, 1000}) {
            assertThat(rewritten(false, given, run)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "data: {\"model\":\"x\"}~~data: [DONE]~~"
                        + "|data: {\"model\":\"ours\"}~~data: [DONE]~~",
                "data:{\"model\":\"x\"}~data:{\"model\":\"y\"}~"
                        + "|data:{\"model\":\"ours\"}~data:{\"model\":\"ours\"}~",
                ": {\"model\":\"x\"}~event: a~data: {\"model\":\"x\"}~~"
                        + "|: {\"model\":\"x\"}~event: a~data: {\"model\":\"ours\"}~~",
                "data: {\"a\":1,~data: \"model\":\"x\"}~~"
                        + "|data: {\"a\":1,~data: \"model\":\"ours\"}~~",
                "data: {\"a\":\"broken~~data: {\"model\":\"x\"}~~"
                        + "|data: {\"a\":\"broken~~data: {\"model\":\"ours\"}~~",
                "da~data: {\"model\":\"x\"}~~|da~data: {\"model\":\"ours\"}~~",
            })
    void every_event_is_rewritten(String given, String expected) {
        for (var end : new String[] {"\n", "\r\n", "\r"}) {
            for (int run : new int[] {1, 2, 5, 1000}) {
                assertThat(rewritten(true, given.replace("~", end), run))
                        .isEqualTo(expected.replace("~", end));
            }
        }
    }
}
