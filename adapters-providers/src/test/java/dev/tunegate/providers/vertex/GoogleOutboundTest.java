package dev.tunegate.providers.vertex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.Reach;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.outbound.Doorbell;
import dev.tunegate.providers.outbound.Elsewhere;
import dev.tunegate.providers.outbound.ForbiddenAddresses;
import dev.tunegate.providers.outbound.Guards;
import dev.tunegate.providers.outbound.OutboundGuard;
import dev.tunegate.providers.outbound.StubResolver;
import dev.tunegate.providers.vertex.server.VertexWireServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Google's credentials name the address that gives tokens: whoever brings one may lie. */
@Timeout(30)
final class GoogleOutboundTest {

    private static final Doorbell DOOR = new Doorbell();
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final ProviderHttp HTTP = client(new OutboundGuard(() -> Reach.PUBLIC));

    private static String credentials = "";

    private static ProviderHttp client(OutboundGuard guard) {
        var failures = new HttpFailures(Clock.systemUTC());
        return new ProviderHttp(HttpSettings.DEFAULT, failures, guard, "test");
    }

    @BeforeAll
    static void makeCredentials() {
        try (var server = VertexWireServer.start(0, Clock.systemUTC())) {
            credentials = server.credentials();
        }
    }

    @AfterAll
    static void nobody_has_rung() {
        HTTP.close();
        DOOR.close();
        assertThat(DOOR.rings()).isZero();
    }

    static List<String> texts() {
        StubResolver.answer("localhost.localdomain", List.of("127.0.0.1"));
        return List.copyOf(ForbiddenAddresses.texts(DOOR.port()));
    }

    /** Every fourth: signing takes its time, and the client is the one that is tried with all. */
    static List<String> places() {
        var all = ForbiddenAddresses.places();
        return IntStream.range(0, all.size()).filter(it -> it % 4 == 0).mapToObj(all::get).toList();
    }

    private static Connection account(String tokenAddress) {
        var json = (ObjectNode) JsonMapper.shared().readTree(credentials);
        json.put("token_uri", tokenAddress);
        return new Connection(
                "google",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(SiteWords.CREDENTIALS, new Secret(json.toString())));
    }

    private static void isRefused(String tokenAddress) {
        var tokens = new GoogleTokens(HTTP);
        var account = account(tokenAddress);

        assertThatThrownBy(() -> tokens.headers(account)).isInstanceOf(ProviderFailure.class);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void no_credential_sends_its_assertion_to_a_forbidden_address(String text) {
        isRefused(text);
    }

    @ParameterizedTest
    @MethodSource("places")
    void no_credential_sends_its_assertion_to_a_name_that_changes_its_mind(String place) {
        var early = "early" + NAMES.incrementAndGet() + ".google.example";
        var late = "late" + NAMES.incrementAndGet() + ".google.example";
        var first = List.of("8.8.8.8");
        StubResolver.answerInTurn(early, List.of(first, List.of(place)));
        StubResolver.answerInTurn(late, List.of(first, first, List.of(place, "8.8.8.8")));

        isRefused("https://" + early + ":" + DOOR.port() + "/token");
        isRefused("https://" + late + ":" + DOOR.port() + "/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"external_account", "impersonated_service_account", "gdch_service_account"})
    void no_account_brings_a_credential_that_reads_files_or_starts_programs(String kind) {
        var json =
                """
                {"type":"%s","audience":"a","subject_token_type":"t",
                 "token_url":"https://8.8.8.8/","credential_source":{"file":"/etc/passwd"}}
                """
                        .formatted(kind);
        var account =
                new Connection(
                        "google",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(SiteWords.CREDENTIALS, new Secret(json)));

        assertThatThrownBy(() -> new GoogleTokens(HTTP).headers(account))
                .isInstanceOf(ProviderFailure.Misconfigured.class)
                .hasMessageContaining("put it into a file");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void no_credential_follows_a_token_server_that_sends_it_on(int status) {
        try (var elsewhere = new Elsewhere(status, "http://127.0.0.1:" + DOOR.port() + "/token");
                var open = client(Guards.home())) {
            var tokens = new GoogleTokens(open);
            var account = account(elsewhere.address());

            assertThatThrownBy(() -> tokens.headers(account)).isInstanceOf(ProviderFailure.class);
            assertThat(elsewhere.asked()).isEqualTo(1);
        }
    }
}
