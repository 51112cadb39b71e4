package dev.tunegate.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking why a key may do something or may not. */
final class ExplainTest {

    private final Client admin = TestServer.administrator();

    private Answer generate(String json) {
        return admin.postJson("/key/generate", json).ok();
    }

    @Test
    void a_key_learns_what_stands_in_its_way() {
        var key = generate("{'models':['gpt-4o-mini']}");
        var holder = new Client(Optional.of(key.at("/key").asString()));

        var granted = holder.get("/v1/access/explain?operation=chat&model=gpt-4o-mini").ok();
        var refused = holder.get("/access/explain?operation=chat&model=talker").ok();

        assertThat(granted.at("/allowed").asBoolean()).isTrue();
        assertThat(granted.at("/key").asString()).isEqualTo(key.at("/token").asString());
        assertThat(refused.at("/allowed").asBoolean(true)).isFalse();
        assertThat(refused.text()).contains("\"check\":\"model_bound\"");
    }

    @Test
    void an_administrator_asks_about_a_whole_key_which_is_not_repeated() {
        var key = generate("{'blocked':true}").at("/key").asString();

        var answer = admin.get("/access/explain?operation=files&key=" + key).ok();

        assertThat(answer.at("/reasons/0/check").asString()).isEqualTo("blocked");
        assertThat(answer.at("/reasons/0/allowed").asBoolean(true)).isFalse();
        assertThat(answer.text()).doesNotContain(key);
    }

    @ParameterizedTest
    @CsvSource({
        "'', missing_required_parameter, operation",
        "operation=fly, invalid_value, operation",
        "operation=chat, missing_required_parameter, key",
        "operation=chat&team=x, unknown_parameter, team",
    })
    void a_bad_question_is_refused_by_name(String query, String code, String param) {
        admin.get("/access/explain?" + query).isError(400, code, param);
    }

    @Test
    void a_foreign_key_does_not_exist() {
        var mine = new Client(Optional.of(generate("{}").at("/key").asString()));
        var other = generate("{}").at("/token").asString();

        mine.get("/access/explain?operation=chat&key=" + other).isError(404, "not_found", "key");
    }
}
