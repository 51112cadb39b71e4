package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the file lets pages in browsers do. */
final class BrowserReaderTest {

    @Test
    void without_a_word_no_foreign_page_may_call_and_there_is_one_of_ours() {
        var browsers = Reader.read(Reader.MODEL).settings().browsers();

        assertThat(browsers.origins()).isEmpty();
        assertThat(browsers.page()).isTrue();
    }

    @Test
    void origins_are_read_and_the_page_is_turned_off() {
        var browsers =
                Reader.read(
                                "tunegate: {api_page: false, cors: {allowed_origins:"
                                        + " [\"https://a.example\", \"http://localhost:3000\"]}}\n"
                                        + Reader.MODEL)
                        .settings()
                        .browsers();

        assertThat(browsers.origins())
                .containsExactlyInAnyOrder("https://a.example", "http://localhost:3000");
        assertThat(browsers.page()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'*'", "https://a.example/", "https://*.example", "A.example", "null"})
    void what_is_no_origin_is_refused(String origin) {
        assertThat(
                        Reader.refusal(
                                "tunegate: {cors: {allowed_origins: ["
                                        + origin
                                        + "]}}\n"
                                        + Reader.MODEL))
                .contains("allowed_origins");
    }
}
