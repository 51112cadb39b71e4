package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.TrackerTerms;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The account at Weights & Biases. */
class WandbReaderTest {

    private static final Map<String, String> KEY = Map.of("WANDB", "0123456789abcdef");

    private static String section(String words) {
        return "tunegate: {wandb: {" + words + "}}\n" + Reader.MODEL;
    }

    private static GatewayConfiguration read(String words) {
        return Reader.read(section(words), KEY);
    }

    @Test
    void without_a_word_nothing_is_reported() {
        assertThat(Reader.read(Reader.MODEL).settings().tracker()).isEqualTo(TrackerTerms.NONE);
    }

    @Test
    void a_key_is_enough() {
        var terms = read("api_key: os.environ/WANDB").settings().tracker();

        assertThat(terms.baseUrl()).isEqualTo(URI.create("https://api.wandb.ai"));
        assertThat(terms.key().orElseThrow().reveal()).isEqualTo("0123456789abcdef");
        assertThat(terms.entity()).isEmpty();
        assertThat(terms.toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void a_server_of_ones_own_may_be_reached_where_it_is() {
        var all =
                read(
                        "api_key: os.environ/WANDB, base_url: \"http://wandb.inside:8080\","
                                + " entity: staff");

        assertThat(all.settings().tracker().entity()).contains("staff");
        assertThat(ConfiguredReach.of(all).named())
                .contains(URI.create("http://wandb.inside:8080"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "entity: staff | api_key",
                "api_key: short | fewer than 8",
                "api_key: os.environ/WANDB, base_url: 'ftp://a' | base_url",
                "api_key: os.environ/WANDB, base_url: 'https://u:p@a' | base_url",
                "api_key: os.environ/WANDB, more: 1 | more",
            },
            quoteCharacter = '"')
    void what_is_wrong_is_named(String words, String named) {
        assertThat(Reader.refusal(section(words), KEY)).contains(named);
    }
}
