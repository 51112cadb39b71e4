package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.application.catalog.CallerCredentials;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hosts to which callers may bring their own keys. */
final class CallerCredentialsTest {

    @Test
    void without_a_word_from_the_administrator_there_is_none() {
        assertThat(Reader.read(Reader.MODEL).settings().callerCredentials())
                .isEqualTo(CallerCredentials.NOWHERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tunegate", "tunegate_settings"})
    void the_hosts_are_read_under_either_name_of_the_section(String section) {
        var credentials =
                Reader.read(
                                section
                                        + ": {caller_credentials: {allowed_hosts:"
                                        + " [API.openai.com, os.environ/HOST]}}\n"
                                        + Reader.MODEL,
                                Map.of("HOST", "h2"))
                        .settings()
                        .callerCredentials();

        assertThat(credentials.allow("api.OpenAI.com")).isTrue();
        assertThat(credentials.allow("h2")).isTrue();
        assertThat(credentials.allow("eu.api.openai.com")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h", "h:80", "'*.h'", "h/p", "u@h", "'h '' i'", "h..i"})
    void what_is_not_one_hosts_name_is_refused(String host) {
        assertThat(
                        Reader.refusal(
                                "tunegate: {caller_credentials: {allowed_hosts: ["
                                        + host
                                        + "]}}\n"
                                        + Reader.MODEL))
                .isEqualTo(
                        "t.yaml:1: tunegate.caller_credentials.allowed_hosts[0] must be the name"
                                + " of one host, without scheme, port, path or pattern.");
    }

    @Test
    void both_names_of_the_section_at_once_are_refused() {
        assertThat(Reader.refusal("tunegate: {}\ntunegate_settings: {}\n" + Reader.MODEL))
                .isEqualTo("t.yaml:1: tunegate is another name of tunegate_settings; keep one.");
    }
}
