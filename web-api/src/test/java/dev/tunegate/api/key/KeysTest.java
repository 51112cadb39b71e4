package dev.tunegate.api.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.shared.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuing keys, looking at them, shutting and deleting them. */
final class KeysTest {

    private final Client admin = TestServer.administrator();
    private final SettableClock clock = TestServer.bean(SettableClock.class);

    private Answer generate(String json) {
        return admin.postJson("/key/generate", json).ok();
    }

    private static Client holderOf(Answer issued) {
        return new Client(Optional.of(issued.at("/key").asString()));
    }

    private static String id(Answer issued) {
        return issued.at("/key_id").asString();
    }

    private static List<String> ids(Answer list) {
        var ids = new ArrayList<String>();
        list.ok().at("/keys").forEach(it -> ids.add(it.get("key_id").asString()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/key/generate", "/v1/key/generate"})
    void a_key_is_shown_once_with_what_it_may(String path) {
        var answer =
                admin.postJson(
                                path,
                                "{'models':['gpt-4o-mini'],'key_alias':'ci','duration':'30d',"
                                        + "'metadata':{'team':'a'}}")
                        .ok();

        var secret = answer.at("/key").asString();
        assertThat(secret).matches("sk-ft-live-[0-9A-Za-z]{10}_[0-9A-Za-z]{49}");
        assertThat(answer.at("/key_name").asString())
                .isEqualTo("sk-..." + secret.substring(secret.length() - 4));
        assertThat(answer.at("/token").asString()).isEqualTo(id(answer)).hasSize(10);
        assertThat(answer.at("/token_id")).isEqualTo(answer.at("/token"));
        assertThat(answer.at("/models/0").asString()).isEqualTo("gpt-4o-mini");
        assertThat(answer.at("/key_alias").asString()).isEqualTo("ci");
        assertThat(answer.at("/created_at").asString()).isEqualTo(clock.instant().toString());
        assertThat(answer.at("/expires").asString())
                .isEqualTo(clock.instant().plus(Duration.ofDays(30)).toString());
        assertThat(answer.at("/metadata/team").asString()).isEqualTo("a");
        assertThat(answer.at("/blocked").asBoolean(true)).isFalse();
        holderOf(answer).get("/v1/models").ok();
    }

    @Test
    void a_key_without_models_may_use_none() {
        var answer = generate("{}");

        assertThat(answer.at("/expires").isNull()).isTrue();
        assertThat(answer.at("/key_alias").isNull()).isTrue();
        assertThat(holderOf(answer).get("/v1/models").ok().at("/data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30s, PT30S", "15m, PT15M", "24h, PT24H", "2w, P14D"})
    void a_duration_has_a_unit(String duration, Duration lifetime) {
        var answer = generate("{'duration':'" + duration + "'}");

        assertThat(answer.at("/expires").asString())
                .isEqualTo(clock.instant().plus(lifetime).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'duration':'30'} | invalid_value | duration",
                "{'duration':'0d'} | invalid_value | duration",
                "{'duration':'-1d'} | invalid_value | duration",
                "{'duration':'36501d'} | invalid_value | duration",
                "{'duration':'999999999w'} | invalid_value | duration",
                "{'duration':30} | invalid_type | duration",
                "{'models':'gpt-4o-mini'} | invalid_type | models",
                "{'models':[1]} | invalid_type | models[0]",
                "{'key_alias':''} | string_above_max_length | key_alias",
                "{'key_alias':'\\u0000'} | invalid_value | key_alias",
                "{'metadata':{'a':{}}} | invalid_type | metadata.a",
                "{'max_budget':10} | unsupported | max_budget",
                "{'tpm_limit':10} | unsupported | tpm_limit",
                "{'send_invite_email':true} | unsupported | send_invite_email",
                "{'key':'sk-my-own-choice'} | unsupported | key",
                "{'key_type':'admin'} | invalid_value | key_type",
                "{'key_type':1} | invalid_type | key_type",
                "{'blocked':'perhaps'} | invalid_value | blocked",
                "{'rpm_limit':-1} | invalid_value | rpm_limit",
                "{'rpm_limit':1.5} | invalid_value | rpm_limit",
                "{'rpm_limit':1e30} | invalid_value | rpm_limit",
                "{'max_running_jobs':'1'} | invalid_type | max_running_jobs",
                "{'user_id':'/'} | invalid_value | user_id",
                "{'models':['all-team-models']} | invalid_value | models",
                "{'anything':1} | unknown_parameter | anything",
            })
    void what_a_key_cannot_have_is_refused_by_name(String json, String code, String param) {
        admin.postJson("/key/generate", json).isError(400, code, param);
    }

    @Test
    void a_holder_reads_about_its_own_key_and_no_other() {
        var mine = generate("{'key_alias':'mine'}");
        var other = generate("{}");

        var info = holderOf(mine).get("/key/info").ok();

        assertThat(info.at("/key").asString()).isEqualTo(id(mine));
        assertThat(info.at("/info/key_alias").asString()).isEqualTo("mine");
        assertThat(info.text()).doesNotContain(mine.at("/key").asString());
        assertThat(info.at("/info/key").isMissingNode()).isTrue();
        holderOf(mine).get("/key/info?key=" + id(other)).isError(404, "not_found", "key");
        assertThat(ids(holderOf(mine).get("/key/list"))).containsExactly(id(mine));
        holderOf(mine)
                .postJson("/key/delete", "{'keys':['" + id(mine) + "']}")
                .isError(403, "insufficient_permissions");
    }

    @Test
    void an_administrator_finds_a_key_by_its_id_and_by_itself() {
        var key = generate("{}");

        var byId = admin.get("/v1/key/info?key=" + id(key)).ok();
        var bySecret = admin.get("/key/info?key=" + key.at("/key").asString()).ok();

        assertThat(byId.at("/key").asString()).isEqualTo(id(key));
        assertThat(bySecret.at("/key").asString()).isEqualTo(id(key));
        admin.get("/key/info").isError(400, "missing_required_parameter", "key");
    }

    @Test
    void an_unknown_key_is_not_echoed() {
        var answer = admin.get("/key/info?key=sk-ft-live-of-somebody");

        assertThat(answer.isError(404, "not_found", "key").text()).doesNotContain("of-somebody");
    }

    @Test
    void a_blocked_key_opens_again_once_it_is_unblocked() {
        var key = generate("{}");
        var named = "{'key':'" + id(key) + "'}";

        var blocked = admin.postJson("/key/block", named).ok();
        holderOf(key).get("/v1/models").isError(401, "key_blocked");
        var unblocked = admin.postJson("/key/unblock", named).ok();

        assertThat(blocked.at("/blocked").asBoolean()).isTrue();
        assertThat(unblocked.at("/blocked").asBoolean(true)).isFalse();
        holderOf(key).get("/v1/models").ok();
    }

    @Test
    void keys_are_deleted_by_id_by_themselves_and_by_alias() {
        var byId = generate("{}");
        var bySecret = generate("{}");
        var byAlias = generate("{'key_alias':'to-be-deleted'}");

        var answer =
                admin.postJson(
                                "/key/delete",
                                "{'keys':['%s','%s'],'key_aliases':['to-be-deleted']}"
                                        .formatted(id(byId), bySecret.at("/key").asString()))
                        .ok();

        assertThat(answer.at("/deleted_keys").toString())
                .contains(id(byId), id(bySecret), id(byAlias))
                .doesNotContain("sk-ft-live");
        for (var key : List.of(byId, bySecret, byAlias)) {
            holderOf(key).get("/v1/models").isError(401, "invalid_api_key");
        }
    }

    @Test
    void all_named_keys_are_deleted_or_none() {
        var key = generate("{}");

        admin.postJson("/key/delete", "{'keys':['" + id(key) + "','0000000000']}")
                .isError(404, "not_found", "key");

        holderOf(key).get("/v1/models").ok();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 400 | missing_required_parameter | keys",
                "{'keys':[]} | 400 | missing_required_parameter | keys",
                "{'keys':'x'} | 400 | invalid_type | keys",
                "{'key_aliases':['unheard-of']} | 404 | not_found | key_aliases",
                "{'team':'x'} | 400 | unknown_parameter | team",
            })
    void a_deletion_names_its_keys(String json, int status, String code, String param) {
        admin.postJson("/key/delete", json).isError(status, code, param);
    }

    @Test
    void pages_are_turned_by_number_and_behind_a_key_alike() {
        for (int i = 0; i < 5; i++) {
            generate("{}");
        }

        var first = admin.get("/key/list?size=2").ok();
        var second = admin.get("/key/list?size=2&page=2").ok();
        var behind = admin.get("/key/list?size=2&after=" + first.at("/last_id").asString()).ok();

        assertThat(ids(first)).hasSize(2).doesNotContainAnyElementsOf(ids(second));
        assertThat(ids(behind)).isEqualTo(ids(second));
        assertThat(second.at("/current_page").asInt()).isEqualTo(2);
        assertThat(first.at("/has_more").asBoolean()).isTrue();
        long total = first.at("/total_count").asLong();
        assertThat(first.at("/total_pages").asLong()).isEqualTo((total + 1) / 2);
        assertThat(first.text()).doesNotContain("sk-ft-live").doesNotContain("hash");
    }

    @Test
    void a_page_behind_the_last_is_empty() {
        var answer = admin.get("/key/list?size=100&page=100").ok();

        assertThat(answer.at("/keys")).isEmpty();
        assertThat(answer.at("/has_more").asBoolean(true)).isFalse();
    }

    @Test
    void ids_alone_are_listed_if_so_asked() {
        var key = generate("{'key_alias':'only-its-id'}");

        var answer = admin.get("/key/list?key_alias=only-its-id&return_full_object=false").ok();

        assertThat(answer.at("/keys/0").asString()).isEqualTo(id(key));
        assertThat(answer.at("/total_count").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "size=0, integer_below_min_value, size",
        "size=101, integer_above_max_value, size",
        "page=0, integer_below_min_value, page",
        "page=101, integer_above_max_value, page",
        "page=2&after=x, invalid_value, after",
        "after=x, invalid_cursor, after",
        "project_id=x, unsupported, project_id",
        "include_created_by_keys=true, unsupported, include_created_by_keys",
        "status=deleted, unsupported, status",
        "status=odd, invalid_value, status",
        "sort_by=spend, unsupported, sort_by",
        "sort_order=up, invalid_value, sort_order",
        "return_full_object=perhaps, invalid_value, return_full_object",
        "key_alias=ab&substring_matching=true, string_below_min_length, key_alias",
        "team=x, unknown_parameter, team",
    })
    void a_bad_query_is_refused_by_name(String query, String code, String param) {
        admin.get("/key/list?" + query).isError(400, code, param);
    }

    private Answer update(Answer key, String more, String... headers) {
        return admin.postJson("/key/update", "{'key':'" + id(key) + "'," + more + "}", headers);
    }

    @Test
    void a_change_leaves_what_it_does_not_name_and_null_clears() {
        var key = generate("{'key_alias':'one','rpm_limit':5,'duration':'1d','models':['talker']}");

        var changed = update(key, "'rpm_limit':null,'max_stored_bytes':7,'duration':null").ok();
        var again = update(key, "'key_alias':null,'key_type':'read_only'").ok();

        assertThat(changed.at("/key_alias").asString()).isEqualTo("one");
        assertThat(changed.at("/models/0").asString()).isEqualTo("talker");
        assertThat(changed.at("/rpm_limit").isNull()).isTrue();
        assertThat(changed.at("/expires").isNull()).isTrue();
        assertThat(changed.at("/max_stored_bytes").asLong()).isEqualTo(7);
        assertThat(changed.at("/version").asLong()).isEqualTo(2);
        assertThat(changed.header("ETag")).contains("\"2\"");
        assertThat(again.at("/key_alias").isNull()).isTrue();
        assertThat(again.at("/key_type").asString()).isEqualTo("read_only");
        assertThat(again.at("/max_stored_bytes").asLong()).isEqualTo(7);
    }

    @Test
    void a_change_thought_for_another_state_is_refused() {
        var key = generate("{}");

        update(key, "'key_alias':'a'", "If-Match", "\"1\"").ok();
        update(key, "'key_alias':'b'", "If-Match", "1")
                .isError(412, "version_mismatch", "If-Match");
        update(key, "'key_alias':'b'", "If-Match", "new").isError(400, "invalid_value", "If-Match");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'user_id':'u' | unsupported | user_id",
                "'team_id':'u' | unsupported | team_id",
                "'test':true | unsupported | test",
                "'spend':0 | unsupported | spend",
                "'temp_budget_increase':1 | unsupported | temp_budget_increase",
                "'odd':1 | unknown_parameter | odd",
                "'models':['unheard of',''] | invalid_value | models",
            })
    void what_cannot_be_changed_is_refused_by_name(String change, String code, String param) {
        update(generate("{}"), change).isError(400, code, param);
    }

    @Test
    void each_of_many_changes_is_made_or_refused_by_itself() {
        var key = generate("{}");
        var secret = key.at("/key").asString();
        var wrong = secret.substring(0, secret.length() - 1) + (secret.endsWith("0") ? "1" : "0");

        var answer =
                admin.postJson(
                                "/key/bulk_update",
                                ("{'keys':[{'key':'%s','rpm_limit':1},{'key':'%s','odd':1},"
                                                + "{'key':'%s','rpm_limit':1}]}")
                                        .formatted(secret, secret, wrong))
                        .ok();

        assertThat(answer.at("/total_requested").asInt()).isEqualTo(3);
        assertThat(answer.at("/successful_updates/0/key").asString()).isEqualTo(id(key));
        assertThat(answer.at("/failed_updates/0/param").asString()).isEqualTo("keys[1].odd");
        assertThat(answer.at("/failed_updates/1/code").asString()).isEqualTo("not_found");
        assertThat(answer.text()).doesNotContain(secret).doesNotContain(wrong);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_rotated_key_keeps_its_id_and_its_former_secret_for_as_long_as_asked(boolean grace) {
        var key = generate("{'key_alias':'turning'}");
        var more = grace ? ",'grace_period':'1h'" : "";

        var rotated =
                admin.postJson("/key/regenerate", "{'key':'" + id(key) + "'" + more + "}").ok();

        assertThat(id(rotated)).isEqualTo(id(key));
        assertThat(rotated.at("/key").asString()).isNotEqualTo(key.at("/key").asString());
        assertThat(rotated.at("/key_alias").asString()).isEqualTo("turning");
        holderOf(rotated).get("/v1/models").ok();
        assertThat(holderOf(key).get("/v1/models").status()).isEqualTo(grace ? 200 : 401);
    }

    @Test
    void a_key_is_rotated_by_path_without_a_body_too() {
        var key = generate("{}");

        var rotated = admin.post("/key/" + id(key) + "/regenerate").ok();

        assertThat(id(rotated)).isEqualTo(id(key));
        admin.postJson("/key/regenerate", "{'key':'" + id(key) + "','new_key':'sk-1'}")
                .isError(400, "unsupported", "new_key");
        admin.postJson("/key/regenerate", "{'key':'" + id(key) + "','grace_period':'31d'}")
                .isError(400, "invalid_value", "grace_period");
    }

    @Test
    void what_is_not_counted_cannot_be_reset() {
        admin.postJson("/key/" + id(generate("{}")) + "/reset_spend", "{'reset_to':0}")
                .isError(400, "unsupported", "reset_to");
    }

    @Test
    void a_service_accounts_key_belongs_to_a_team_that_exists() {
        admin.postJson("/key/service-account/generate", "{}")
                .isError(400, "missing_required_parameter", "team_id");
        admin.postJson("/key/service-account/generate", "{'team_id':'unheard-of'}")
                .isError(404, "not_found", "team_id");
        admin.postJson("/key/service-account/generate", "{'team_id':'a','user_id':'b'}")
                .isError(400, "invalid_value", "user_id");
        admin.postJson("/key/generate", "{'user_id':'unheard-of'}")
                .isError(404, "not_found", "user_id");
        admin.postJson("/key/generate", "{'organization_id':'unheard-of'}")
                .isError(404, "not_found", "organization_id");
    }

    @Test
    void a_key_for_tests_says_so() {
        var key = generate("{'test':true}");

        assertThat(key.at("/key").asString()).startsWith("sk-ft-test-");
        assertThat(key.at("/test").asBoolean()).isTrue();
    }

    @Test
    void keys_are_found_by_what_they_are_called_and_aliases_are_listed() {
        var key = generate("{'key_alias':'Seldom-Heard'}");

        var found = admin.get("/key/list?key_alias=DOM-HE&substring_matching=true").ok();
        var exact = admin.get("/key/list?key_alias=DOM-HE").ok();
        var aliases = admin.get("/key/aliases?search=dom-he").ok();
        var byId = admin.get("/key/list?status=active&key_hash=" + id(key)).ok();

        assertThat(ids(found)).containsExactly(id(key));
        assertThat(found.at("/total_is_capped").asBoolean(true)).isFalse();
        assertThat(exact.at("/total_count").asInt()).isZero();
        assertThat(aliases.at("/aliases/0").asString()).isEqualTo("Seldom-Heard");
        assertThat(ids(byId)).containsExactly(id(key));
    }

    @Test
    void a_key_in_a_path_is_not_repeated() {
        var secret = generate("{}").at("/key").asString();

        var wrongMethod = admin.get("/key/" + secret + "/regenerate");
        var unknown = admin.get("/keys/" + secret);

        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(wrongMethod.text() + unknown.text()).doesNotContain(secret);
    }
}
