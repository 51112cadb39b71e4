package dev.tunegate.api.file;

import static dev.tunegate.api.file.Form.aForm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a part of a file. */
final class RangesTest {

    private final Client tenant = TestServer.someTenant();
    private final String path = content("0123456789");

    private String content(String text) {
        var answer =
                aForm().field("purpose", "user_data").file("digits.txt", text).sendTo(tenant).ok();
        return "/v1/files/" + answer.at("/id").asString() + "/content";
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0123, bytes 0-3/10",
        "bytes=4-4, 4, bytes 4-4/10",
        "bytes=7-, 789, bytes 7-9/10",
        "bytes=8-99, 89, bytes 8-9/10",
        "bytes=-2, 89, bytes 8-9/10",
        "bytes=-99, 0123456789, bytes 0-9/10",
        "BYTES=0-0, 0, bytes 0-0/10",
    })
    void one_range_is_answered_alone(String range, String expected, String contentRange) {
        var answer = tenant.get(path, "Range", range);

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.text()).isEqualTo(expected);
        assertThat(answer.header("content-range")).contains(contentRange);
        assertThat(answer.header("content-length")).contains("" + expected.length());
        assertThat(answer.header("content-disposition").orElse("")).startsWith("attachment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=0-1,3-4", "bytes=3-1", "bytes=-", "lines=0-1", "bytes", "bytes=a-b"})
    void what_is_no_single_range_is_answered_whole(String range) {
        var answer = tenant.get(path, "Range", range).ok();

        assertThat(answer.text()).isEqualTo("0123456789");
        assertThat(answer.header("content-range")).isEmpty();
        assertThat(answer.header("accept-ranges")).contains("bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
    void what_the_file_does_not_have_is_refused(String range) {
        var answer = tenant.get(path, "Range", range);

        answer.isError(416, "range_not_satisfiable");
        assertThat(answer.header("content-range")).contains("bytes */10");
    }

    @Test
    void an_empty_file_has_no_ranges() {
        tenant.get(content(""), "Range", "bytes=0-0").isError(416, "range_not_satisfiable");
        tenant.get(content(""), "Range", "bytes=-1").isError(416, "range_not_satisfiable");
    }

    @Test
    void a_part_is_sent_only_while_the_file_is_the_same() {
        var etag = tenant.get(path).ok().header("etag").orElseThrow();

        assertThat(etag).matches("\"[0-9a-f]{64}\"");
        var same = tenant.get(path, "Range", "bytes=1-2", "If-Range", etag);
        var other = tenant.get(path, "Range", "bytes=1-2", "If-Range", "\"another\"");

        assertThat(same.status()).isEqualTo(206);
        assertThat(other.ok().text()).isEqualTo("0123456789");
    }

    @Test
    void the_head_of_a_range_says_the_same_without_the_bytes() {
        var answer = tenant.send("HEAD", path, BodyPublishers.noBody(), "Range", "bytes=2-5");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("content-length")).contains("4");
        assertThat(answer.header("content-range")).contains("bytes 2-5/10");
        assertThat(answer.header("etag")).isPresent();
    }
}
