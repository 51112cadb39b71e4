package dev.tunegate.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.domain.provider.Reach;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.outbound.Doorbell;
import dev.tunegate.providers.outbound.Elsewhere;
import dev.tunegate.providers.outbound.ForbiddenAddresses;
import dev.tunegate.providers.outbound.Guards;
import dev.tunegate.providers.outbound.OutboundGuard;
import dev.tunegate.providers.outbound.StubResolver;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * AWS's clients go where an account's endpoints say: to no forbidden place, and to no second one.
 */
@Timeout(60)
final class AwsOutboundTest {

    private static final Doorbell DOOR = new Doorbell();
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final AwsClients STRICT =
            new AwsClients(HttpSettings.DEFAULT, new OutboundGuard(() -> Reach.PUBLIC));
    private static final AwsFailures FAILURES =
            new AwsFailures(new HttpFailures(Clock.systemUTC()));

    @AfterAll
    static void nobody_has_rung() {
        STRICT.close();
        DOOR.close();
        assertThat(DOOR.rings()).isZero();
    }

    static List<String> texts() {
        StubResolver.answer("localhost.localdomain", List.of("127.0.0.1"));
        return List.copyOf(ForbiddenAddresses.texts(DOOR.port()));
    }

    static List<String> places() {
        return ForbiddenAddresses.places();
    }

    private static Connection account(String endpoint) {
        var words = new HashMap<String, String>();
        words.put("aws_region_name", "us-east-1");
        words.put("s3_bucket_name", "bucket");
        words.put("s3_bucket_owner", "123456789012");
        words.put("aws_bedrock_endpoint", endpoint);
        words.put("s3_endpoint", endpoint);
        words.put("sts_endpoint", endpoint);
        var secrets =
                BedrockWireServer.secrets().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, it -> new Secret(it.getValue())));
        return new Connection("aws", Optional.empty(), Optional.empty(), words, secrets);
    }

    private static Connection withRole(Connection account) {
        var words = new HashMap<>(account.settings());
        words.put("aws_role_name", "arn:aws:iam::123456789012:role/tunegate");
        return new Connection("aws", Optional.empty(), Optional.empty(), words, account.secrets());
    }

    /** What comes of asking Bedrock, S3 and the token service there. */
    private static List<ProviderFailure> asked(AwsClients clients, String endpoint) {
        var account = account(endpoint);
        return List.of(
                failure(() -> clients.of(account).creating().listCustomModels(_ -> {})),
                failure(() -> clients.of(account).s3().headBucket(it -> it.bucket("bucket"))),
                failure(() -> clients.of(withRole(account)).creating().listCustomModels(_ -> {})));
    }

    private static ProviderFailure failure(Runnable asking) {
        try {
            asking.run();
        } catch (ProviderFailure refused) {
            return refused;
        } catch (SdkException thrown) {
            return FAILURES.of(
                    Asked.creating("bedrock:ListCustomModels", PublicWords.STRICT), thrown);
        }
        throw new AssertionError("it was sent");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void nothing_is_sent_to_an_address_as_it_stands(String text) {
        assertThat(asked(STRICT, text))
                .allSatisfy(it -> assertThat(it).isInstanceOf(Misconfigured.class));
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothing_is_sent_to_a_name_that_changes_its_mind(String place) {
        var early = "early" + NAMES.incrementAndGet() + ".aws.example";
        var late = "late" + NAMES.incrementAndGet() + ".aws.example";
        var first = List.of("8.8.8.8");
        StubResolver.answerInTurn(early, List.of(first, List.of(place)));
        StubResolver.answerInTurn(late, List.of(first, first, List.of("8.8.8.8", place)));

        asked(STRICT, "https://" + early + ":" + DOOR.port());
        asked(STRICT, "https://" + late + ":" + DOOR.port());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void no_client_follows_a_server_that_sends_it_on(int status) {
        try (var elsewhere = new Elsewhere(status, "http://127.0.0.1:" + DOOR.port() + "/");
                var clients = new AwsClients(HttpSettings.DEFAULT, Guards.home())) {
            asked(clients, elsewhere.address());

            assertThat(elsewhere.asked()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void no_proxy_of_the_environment_stands_between() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", String.valueOf(DOOR.port()));
        System.setProperty("http.nonProxyHosts", "");
        try (var elsewhere = new Elsewhere(404, "/");
                var clients = new AwsClients(HttpSettings.DEFAULT, Guards.home())) {
            assertThatThrownBy(
                            () ->
                                    clients.of(account(elsewhere.address()))
                                            .creating()
                                            .listCustomModels(_ -> {}))
                    .isInstanceOf(SdkException.class);

            assertThat(elsewhere.asked()).isPositive();
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
            System.clearProperty("http.nonProxyHosts");
        }
    }
}
