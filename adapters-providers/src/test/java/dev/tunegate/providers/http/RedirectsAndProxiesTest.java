package dev.tunegate.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.providers.outbound.Doorbell;
import dev.tunegate.providers.outbound.Elsewhere;
import dev.tunegate.providers.outbound.Guards;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request goes is where it was sent: nobody on the way and no answer sends it on. */
final class RedirectsAndProxiesTest {

    private static ProviderHttp client() {
        var failures = new HttpFailures(Clock.systemUTC());
        return new ProviderHttp(HttpSettings.DEFAULT, failures, Guards.home(), "test");
    }

    private static HttpCall call(String address) {
        return HttpCall.get(URI.create(address), Map.of("Authorization", "Bearer secret"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void cve_2026_45401_an_answer_that_sends_it_on_is_an_answer(int status) {
        try (var door = new Doorbell();
                var elsewhere = new Elsewhere(status, "http://127.0.0.1:" + door.port() + "/");
                var http = client()) {
            assertThat(http.exchange(call(elsewhere.address())).status()).isEqualTo(status);
            assertThat(http.upload(call(elsewhere.address())).status()).isEqualTo(status);
            assertThat(http.open(call(elsewhere.address())).status()).isEqualTo(status);
            assertThat(http.askMachine(call(elsewhere.address())).status()).isEqualTo(status);
            assertThat(elsewhere.asked()).isEqualTo(4);
            assertThat(door.rings()).isZero();
        }
    }

    @Test
    void no_proxy_of_the_environment_stands_between() {
        try (var door = new Doorbell();
                var elsewhere = new Elsewhere(404, "/")) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(door.port()));
            System.setProperty("http.nonProxyHosts", "");
            try (var http = client()) {
                assertThat(http.exchange(call(elsewhere.address())).status()).isEqualTo(404);
            } finally {
                System.clearProperty("http.proxyHost");
                System.clearProperty("http.proxyPort");
                System.clearProperty("http.nonProxyHosts");
            }
            assertThat(door.rings()).isZero();
        }
    }
}
