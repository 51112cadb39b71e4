package dev.tunegate.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.api.TestServer;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.catalog.ProviderChoice.Order;
import dev.tunegate.domain.catalog.ProviderChoice.Target;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is read from which place, and which places contradict each other. */
final class ProviderChoicesTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/files");

    private StatedChoice read(String json) {
        try {
            request.setContent(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            var body = JsonRequest.read(request);
            return TestServer.bean(ProviderChoices.class).of(CallerFixture.alice(), request, body);
        } catch (Refusal e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private ProviderChoice read() {
        return read("{}").choice();
    }

    private ProviderChoicesTest header(String name, String value) {
        request.addHeader(name, value.replace('\'', '"'));
        return this;
    }

    private static Target at(String provider) {
        return new Target(Optional.of(new ProviderId(provider)), Optional.empty(), 1);
    }

    private static Target through(String account) {
        return new Target(Optional.empty(), Optional.of(account), 1);
    }

    private void isRefused(String json, String code, String param) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> {
                            assertThat(it.code()).contains(code);
                            assertThat(it.param()).contains(param);
                        });
    }

    @Test
    void a_request_that_says_nothing_has_no_choice() {
        var stated = read("{}");

        assertThat(stated.choice()).isEqualTo(ProviderChoice.NONE);
        assertThat(stated.words()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"azure", "azure-openai", "Azure", " azure "})
    void a_provider_is_known_by_all_its_names(String name) {
        var choice = read("{'custom_llm_provider':'" + name + "'}").choice();

        assertThat(choice).isEqualTo(ProviderChoice.of(new ProviderId("azure")));
    }

    @Test
    void a_provider_may_stand_in_the_query_or_a_header() {
        request.setQueryString("custom_llm_provider=azure");

        assertThat(read().targets()).containsExactly(at("azure"));
        assertThat(header("custom-llm-provider", "azure-openai").read().targets())
                .containsExactly(at("azure"));
    }

    @Test
    void places_that_contradict_each_other_are_refused() {
        header("custom-llm-provider", "azure")
                .isRefused(
                        "{'custom_llm_provider':'openai'}",
                        "contradictory_provider",
                        "custom_llm_provider");
    }

    @Test
    void portkeys_provider_contradicts_litellms() {
        header("x-portkey-provider", "openai")
                .isRefused(
                        "{'custom_llm_provider':'azure'}",
                        "contradictory_provider",
                        "custom_llm_provider");
    }

    @Test
    void an_unknown_provider_is_refused_with_those_that_are_known() {
        assertThatThrownBy(() -> read("{'custom_llm_provider':'sk-secret'}"))
                .isInstanceOf(Refusal.InvalidInput.class)
                .hasMessageContaining("'azure', 'bedrock', 'openai', 'picky', 'vertex_ai'")
                .hasMessageNotContaining("sk-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "x-portkey-provider, nowhere, unknown_provider",
        "x-portkey-provider, @, invalid_value",
        "x-portkey-config, pc-1234, invalid_value",
        "x-portkey-config, {, invalid_json",
        "x-portkey-config, {} {}, invalid_json",
        "x-portkey-aws-s3-bucket, theirs, unsupported",
        "X-Portkey-Vertex-Project-Id, theirs, unsupported",
    })
    void a_header_that_cannot_be_followed_is_named(String name, String value, String code) {
        header(name, value).isRefused("{}", code, name.toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void a_slug_and_a_virtual_key_are_the_name_of_an_account() {
        assertThat(header("x-portkey-provider", "@eu").read().targets())
                .containsExactly(through("eu"));
        assertThat(header("x-portkey-virtual-key", "eu").read().targets())
                .containsExactly(through("eu"));
    }

    @Test
    void two_accounts_contradict_each_other() {
        header("x-portkey-provider", "@eu")
                .header("x-portkey-virtual-key", "us")
                .isRefused("{}", "contradictory_provider", "x-portkey-virtual-key");
    }

    @Test
    void a_provider_narrows_an_account() {
        var choice = header("x-portkey-virtual-key", "eu").read("{'custom_llm_provider':'azure'}");

        assertThat(choice.choice().targets())
                .containsExactly(
                        new Target(Optional.of(new ProviderId("azure")), Optional.of("eu"), 1));
    }

    @Test
    void the_name_of_an_account_may_be_any_text() {
        var sent =
                new String(
                        "größe-東京".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(header("x-portkey-virtual-key", sent).read().targets())
                .containsExactly(through("größe-東京"));
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        header("x-portkey-virtual-key", "\u00ff\u00fe")
                .isRefused("{}", "invalid_value", "x-portkey-virtual-key");
    }

    @Test
    void a_header_that_is_doubled_is_one_and_one_that_differs_is_refused() {
        header("x-portkey-virtual-key", "eu").header("x-portkey-virtual-key", "eu");

        assertThat(read().targets()).containsExactly(through("eu"));
        header("x-portkey-virtual-key", "us")
                .isRefused("{}", "duplicate_parameter", "x-portkey-virtual-key");
    }

    @Test
    void an_account_has_no_endless_name() {
        header("x-portkey-virtual-key", "a".repeat(129))
                .isRefused("{}", "invalid_value", "x-portkey-virtual-key");
    }

    @Test
    void options_in_the_body_say_what_the_headers_say() {
        var choice = read("{'portkey_options':{'X-Portkey-Virtual-Key':'eu'}}").choice();

        assertThat(choice.targets()).containsExactly(through("eu"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x' | invalid_type | portkey_options",
                "{'x-portkey-virtual-key':1} | invalid_type | portkey_options.x-portkey-virtual-key",
                "{'x-portkey-virtual-key':{}} | invalid_type"
                        + " | portkey_options.x-portkey-virtual-key",
                "{'x-portkey-provider':'no'} | unknown_provider | portkey_options.x-portkey-provider",
                "{'x-portkey-aws-s3-bucket':'b'} | unsupported"
                        + " | portkey_options.x-portkey-aws-s3-bucket",
                "{'x-portkey-vertex-storage-bucket-name':'b'} | unsupported"
                        + " | portkey_options.x-portkey-vertex-storage-bucket-name",
                "{'x-portkey-other':'b'} | unknown_parameter | portkey_options.x-portkey-other",
                "{'x-portkey-config':{'cache':{}}} | unsupported"
                        + " | portkey_options.x-portkey-config.cache",
            })
    void options_that_cannot_be_followed_are_named(String options, String code, String param) {
        isRefused("{'portkey_options':" + options + "}", code, param);
    }

    @Test
    void options_bring_along_neither_hosts_nor_credentials() {
        assertThatThrownBy(() -> read("{'portkey_options':{'x-portkey-custom-host':'http://a'}}"))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(
                        () -> read("{'portkey_options':{'x-portkey-aws-secret-access-key':'a'}}"))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void a_config_says_its_targets_in_order() {
        header(
                "x-portkey-config",
                "{'strategy':{'mode':'fallback'},'targets':["
                        + "{'provider':'azure','virtual_key':'eu'},{'provider':'@us','weight':2}]}");

        var choice = read();

        assertThat(choice.order()).isEqualTo(Order.FALLBACK);
        assertThat(choice.targets())
                .containsExactly(
                        new Target(Optional.of(new ProviderId("azure")), Optional.of("eu"), 1),
                        new Target(Optional.empty(), Optional.of("us"), 2));
    }

    @Test
    void a_config_without_targets_leaves_the_choice_to_the_headers() {
        header("x-portkey-config", "{'retry':{'attempts':3,'on_status_codes':[429]}}")
                .header("x-portkey-provider", "azure");

        assertThat(read()).isEqualTo(ProviderChoice.of(new ProviderId("azure")));
    }

    @Test
    void a_config_and_the_rest_of_a_request_must_agree() {
        header(
                "x-portkey-config",
                "{'strategy':{'mode':'loadbalance'},'targets':["
                        + "{'virtual_key':'eu'},{'provider':'azure','virtual_key':'us'}]}");

        var choice = read("{'custom_llm_provider':'azure'}").choice();

        assertThat(choice.targets())
                .allMatch(it -> it.provider().equals(Optional.of(new ProviderId("azure"))));
        isRefused(
                "{'custom_llm_provider':'openai'}",
                "contradictory_provider",
                "custom_llm_provider");
    }

    @Test
    void equal_configs_have_equal_words_however_they_are_written() {
        var one = header("x-portkey-config", "{'provider':'azure','weight':1}").read("{}");
        request.removeHeader("x-portkey-config");
        var same = header("x-portkey-config", "{ 'weight': 1, 'provider': 'azure' }").read("{}");

        assertThat(same.words()).isEqualTo(one.words()).isNotEmpty();
    }
}
