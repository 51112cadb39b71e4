package dev.tunegate.api.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.domain.finetuning.RequestIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** How long a retry may look back depends on how long its client waits. */
final class RequestIdentitiesTest {

    private static RequestIdentity identity(String json, String... headers) throws Exception {
        var request = new MockHttpServletRequest("POST", "/v1/fine_tuning/jobs");
        request.setContent(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return RequestIdentities.of(request, JsonRequest.read(request), "");
    }

    @ParameterizedTest
    @CsvSource({
        "x-stainless-read-timeout, 100, 360",
        "x-stainless-read-timeout, 0.5, 63",
        "x-stainless-timeout, 10, 90",
        "x-stainless-timeout, 600, 1860",
        "x-stainless-timeout, 86400, 3600",
        "x-stainless-timeout, never, 1860",
        "x-other, 1, 1860",
    })
    void a_retry_looks_back_over_three_waits_and_a_minute(String header, String value, long seconds)
            throws Exception {
        var identity = identity("{}", "x-stainless-retry-count", "2", header, value);

        assertThat(identity.repeatOf()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void a_first_try_repeats_nothing() throws Exception {
        assertThat(identity("{}", "x-stainless-retry-count", "0").repeatOf()).isEmpty();
        assertThat(identity("{}").repeatOf()).isEmpty();
    }

    @Test
    void fingerprints_tell_requests_apart_and_not_their_spelling() throws Exception {
        var one = identity("{'a':{'x':1,'y':[1,2]},'b':'ü'}");
        var same = identity("{ 'b' : '\\u00fc', 'a' : { 'y' : [ 1 , 2 ] , 'x' : 1 } }");
        var other = identity("{'a':{'x':1,'y':[2,1]},'b':'ü'}");

        assertThat(same.fingerprint()).isEqualTo(one.fingerprint());
        assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
    }
}
