package dev.tunegate.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.catalog.ProviderChoice.Order;
import dev.tunegate.domain.catalog.ProviderNames;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from a config, and what is refused by its path. */
final class PortkeyConfigTest {

    private static final String LIKELY = "1000000";
    private static final String UNLIKELY = "0.000001";

    private static ProviderChoice choice(String json) {
        var statements = new Statements(TestServer.bean(ProviderNames.class));
        return PortkeyConfig.read(json.replace('\'', '"'), "x-portkey-config", statements).choice();
    }

    private static List<String> accounts(ProviderChoice choice) {
        return choice.targets().stream().map(it -> it.connection().orElseThrow()).toList();
    }

    private static String account(String name) {
        return "{'virtual_key':'" + name + "'}";
    }

    private static String several(String mode, String weight, String... targets) {
        return "{'strategy':{'mode':'%s'},'weight':%s,'targets':[%s]}"
                .formatted(mode, weight, String.join(",", targets));
    }

    @ParameterizedTest
    @CsvSource({"single, ANY", "fallback, FALLBACK", "loadbalance, WEIGHTED"})
    void a_strategy_is_an_order(String mode, Order order) {
        var choice = choice(several(mode, "1", account("a")));

        assertThat(choice.order()).isEqualTo(order);
        assertThat(accounts(choice)).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'cache':{'mode':'simple'}} | unsupported | cache",
                "{'api_key':'sk-theirs'} | unsupported | api_key",
                "{'custom_host':'http://theirs'} | unsupported | custom_host",
                "{'surprise':1} | unknown_parameter | surprise",
                "{'provider':'nowhere'} | unknown_provider | provider",
                "{'provider':1} | invalid_type | provider",
                "{'provider':'@eu','virtual_key':'us'} | invalid_value | virtual_key",
                "{'virtual_key':''} | invalid_value | virtual_key",
                "{'retry':3} | invalid_type | retry",
                "{'retry':{'attempts':'many'}} | invalid_type | retry.attempts",
                "{'retry':{'x':1}} | unknown_parameter | retry.x",
                "{'strategy':'fallback'} | invalid_type | strategy",
                "{'strategy':{}} | missing_required_parameter | strategy.mode",
                "{'strategy':{'mode':'conditional'}} | invalid_value | strategy.mode",
                "{'strategy':{'mode':'fallback','on_status_codes':[429]}} | unsupported"
                        + " | strategy.on_status_codes",
                "{'targets':[]} | invalid_value | targets",
                "{'targets':{}} | invalid_type | targets",
                "{'targets':[1]} | invalid_type | targets[0]",
                "{'targets':[{}]} | missing_required_parameter | targets[0].provider",
                "{'targets':[{'provider':'azure'},{'provider':'openai'}]} | invalid_value | targets",
                "{'provider':'azure','targets':[{'provider':'azure'}]} | invalid_value | targets",
                "{'targets':[{'provider':'azure','override_params':{'model':'x'}}]} | unsupported"
                        + " | targets[0].override_params",
                "{'strategy':{'mode':'fallback'},'targets':[{'provider':'azure'},"
                        + "{'provider':'azure','api_key':'x'}]} | unsupported | targets[1].api_key",
                "{'targets':[{'provider':'azure','weight':0}]} | invalid_value | targets[0].weight",
                "{'targets':[{'provider':'azure','weight':-1}]} | invalid_value"
                        + " | targets[0].weight",
                "{'targets':[{'provider':'azure','weight':1e9}]} | invalid_value"
                        + " | targets[0].weight",
                "{'targets':[{'provider':'azure','weight':1e999999999}]} | invalid_value"
                        + " | targets[0].weight",
                "{'targets':[{'provider':'azure','weight':'1'}]} | invalid_type"
                        + " | targets[0].weight",
                "{'targets':[{'targets':[{'targets':[{'provider':'azure'}]}]}]} | invalid_value"
                        + " | targets[0].targets[0].targets",
            })
    void what_cannot_be_followed_is_named_by_its_path(String json, String code, String path) {
        assertThatThrownBy(() -> choice(json))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> {
                            assertThat(it.code()).contains(code);
                            assertThat(it.param()).contains("x-portkey-config." + path);
                            assertThat(it.reason()).doesNotContain("theirs");
                        });
    }

    @Test
    void an_id_of_a_config_is_answered_with_what_to_do() {
        assertThatThrownBy(() -> choice("pc-main-1234"))
                .isInstanceOf(Refusal.InvalidInput.class)
                .hasMessageContaining("Send the config itself")
                .hasMessageNotContaining("pc-main");
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 2_000})
    void json_that_nests_without_end_is_refused(int depth) {
        var json = "{'targets':[".repeat(depth) + "]}".repeat(depth);

        assertThatThrownBy(() -> choice(json)).isInstanceOf(Refusal.InvalidInput.class);
    }

    @Test
    void a_config_beyond_its_limits_is_refused() {
        var many = IntStream.range(0, 17).mapToObj(it -> account("a" + it)).toArray(String[]::new);

        assertThatThrownBy(() -> choice(several("fallback", "1", many)))
                .isInstanceOf(Refusal.InvalidInput.class)
                .hasMessageContaining("at most 16");
        assertThatThrownBy(() -> choice("{'x':'" + "y".repeat(8200) + "'}"))
                .isInstanceOf(Refusal.InvalidInput.class)
                .hasMessageContaining("8192");
    }

    @Test
    void a_member_that_is_doubled_is_refused() {
        assertThatThrownBy(() -> choice("{'provider':'azure','provider':'openai'}"))
                .isInstanceOf(Refusal.InvalidInput.class);
    }

    @Test
    void a_group_inside_a_fallback_keeps_its_place() {
        var inner = several("fallback", "1", account("b"), account("c"));

        var choice = choice(several("fallback", "1", account("a"), inner, account("d")));

        assertThat(choice.order()).isEqualTo(Order.FALLBACK);
        assertThat(accounts(choice)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_balanced_group_inside_a_fallback_is_put_in_order_by_weight() {
        var heavy = "{'virtual_key':'heavy','weight':" + LIKELY + "}";
        var light = "{'virtual_key':'light','weight':" + UNLIKELY + "}";

        var choice = choice(several("fallback", "1", several("loadbalance", "1", light, heavy)));

        assertThat(accounts(choice)).containsExactly("heavy", "light");
    }

    @Test
    void groups_are_balanced_as_wholes() {
        var light = several("fallback", UNLIKELY, account("a"), account("b"));
        var heavy = several("fallback", LIKELY, account("c"), account("d"));

        var choice = choice(several("loadbalance", "1", light, heavy));

        assertThat(choice.order()).isEqualTo(Order.FALLBACK);
        assertThat(accounts(choice)).containsExactly("c", "d", "a", "b");
    }

    @Test
    void one_of_two_equal_groups_comes_first_about_every_other_time() {
        var json =
                several(
                        "loadbalance",
                        "1",
                        several("fallback", "1", account("a")),
                        several("fallback", "1", account("b")));

        long first =
                IntStream.range(0, 1000)
                        .filter(_ -> accounts(choice(json)).getFirst().equals("a"))
                        .count();

        assertThat(first).isBetween(350L, 650L);
    }
}
