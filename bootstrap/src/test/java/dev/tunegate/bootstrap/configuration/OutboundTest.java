package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.provider.Allowance;
import java.net.InetAddress;
import java.net.URI;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far the file lets the gateway reach. */
final class OutboundTest {

    @Test
    void without_a_word_from_the_operator_nothing_inside_is_allowed() {
        var reach = ConfiguredReach.of(Reader.read(Reader.MODEL));

        assertThat(reach.allowed()).isEmpty();
        assertThat(reach.named()).isEmpty();
    }

    @Test
    void hosts_ports_and_networks_are_read() {
        var allowed =
                Reader.read(
                                "tunegate: {outbound: {allow: [Lab.example, gpu-7:8000,"
                                        + " 10.20.0.0/16, 'fd00::/8', '[::1]:80']}}\n"
                                        + Reader.MODEL)
                        .settings()
                        .outbound()
                        .allowed();

        assertThat(allowed)
                .containsExactly(
                        new Allowance.Host("lab.example", OptionalInt.empty()),
                        new Allowance.Host("gpu-7", OptionalInt.of(8000)),
                        new Allowance.Range(InetAddress.ofLiteral("10.20.0.0"), 16),
                        new Allowance.Range(InetAddress.ofLiteral("fd00::"), 8),
                        new Allowance.Host("[::1]", OptionalInt.of(80)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h",
                "u@h",
                "'*.h'",
                "h:0",
                "h:65536",
                "10.0.0.0/33",
                "10.0/8",
                "h/8",
                "'h i'",
                "h..i",
                "fd00::/129"
            })
    void what_is_no_such_place_is_refused(String place) {
        assertThat(
                        Reader.refusal(
                                "tunegate: {outbound: {allow: [" + place + "]}}\n" + Reader.MODEL))
                .isEqualTo(
                        "t.yaml:1: tunegate.outbound.allow[0] must be a host, host:port, or a"
                                + " network such as 10.1.0.0/16.");
    }

    @Test
    void what_is_open_to_webhooks_is_a_list_of_its_own() {
        var reach =
                Reader.read(
                                "tunegate: {outbound: {allow: [lab.example], webhooks: [ci:8080]}}\n"
                                        + Reader.MODEL)
                        .settings()
                        .outbound();

        assertThat(reach.ofWebhooks().allowed())
                .containsExactly(new Allowance.Host("ci", OptionalInt.of(8080)));
        assertThat(reach.allowed())
                .containsExactly(new Allowance.Host("lab.example", OptionalInt.empty()));
    }

    @Test
    void the_addresses_of_accounts_are_named() {
        var configuration =
                Reader.read(
                        """
                        model_list:
                          - model_name: m
                            litellm_params: {model: openai/x, api_key: k, api_base: "http://vllm:8000/v1"}
                        """);

        assertThat(ConfiguredReach.of(configuration).named())
                .containsExactly(URI.create("http://vllm:8000/v1"));
    }
}
