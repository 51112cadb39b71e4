package dev.tunegate.api.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is sent again gets the job of the first; one that is meant again gets another. */
final class RepeatedCreateTest {

    private static final String RETRY = "x-stainless-retry-count";
    private static final String KEY = "Idempotency-Key";

    private final Tenant tenant = Tenant.fresh();
    private final String file = tenant.file();

    private Answer create(String json, String... headers) {
        return tenant.client().postJson(Tenant.JOBS, json.replace("FILE", file), headers).ok();
    }

    private static String id(Answer answer) {
        return answer.at("/id").asString();
    }

    @Test
    void a_retry_gets_the_same_job_whatever_the_order_of_its_members() {
        var first =
                create(
                        "{'model':'gpt-4o-mini','training_file':'FILE','metadata':{'a':'1','b':'2'}}");

        var again =
                create(
                        "{ 'training_file': 'FILE', 'metadata':{'b':'2','a':'1'},"
                                + " 'model':'gpt-4o-mini' }",
                        RETRY,
                        "1");

        assertThat(id(again)).isEqualTo(id(first));
        assertThat(first.header("idempotent-replayed")).isEmpty();
        assertThat(again.header("idempotent-replayed")).contains("true");
    }

    @Test
    void a_retry_of_another_request_is_a_new_job() {
        var first = create("{'model':'gpt-4o-mini','training_file':'FILE','seed':1}");

        var other = create("{'model':'gpt-4o-mini','training_file':'FILE','seed':2}", RETRY, "1");

        assertThat(id(other)).isNotEqualTo(id(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "x", "-1"})
    void two_equal_requests_that_are_no_retries_are_two_jobs(String count) {
        var json = "{'model':'gpt-4o-mini','training_file':'FILE'}";

        assertThat(id(create(json, RETRY, "0"))).isNotEqualTo(id(create(json, RETRY, count)));
    }

    @Test
    void an_idempotency_key_stands_for_one_job() {
        var json = "{'model':'gpt-4o-mini','training_file':'FILE'}";

        var first = create(json, KEY, "my-run-1");
        var again = create(json, KEY, "my-run-1");

        assertThat(id(again)).isEqualTo(id(first));
        assertThat(again.header("idempotent-replayed")).contains("true");
    }

    @Test
    void an_idempotency_key_is_not_used_for_something_else() {
        create("{'model':'gpt-4o-mini','training_file':'FILE'}", KEY, "my-run-2");

        var other = tenant.createWith(file, ",'seed':5", KEY, "my-run-2");

        other.isError(409, "idempotency_key_reused");
        assertThat(other.header("x-should-retry")).contains("false");
    }

    @Test
    void an_idempotency_key_is_its_tenants_own() {
        var json = "{'model':'gpt-4o-mini','training_file':'FILE'}";
        var mine = create(json, KEY, "shared");
        var other = Tenant.fresh();

        var theirs = other.create("", KEY, "shared").ok();

        assertThat(id(theirs)).isNotEqualTo(id(mine));
    }

    @Test
    void an_idempotency_key_has_a_length() {
        tenant.createWith(file, "", KEY, "k".repeat(256))
                .isError(400, "invalid_value", "Idempotency-Key");
        tenant.createWith(file, "", KEY, "k".repeat(255)).ok();
    }
}
