package dev.tunegate.providers.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.Reach;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpCall.Body;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The HTTP client of the providers, sent to every forbidden place: nobody hears from it. */
@Timeout(30)
final class ForbiddenAddressesTest {

    private static final String ANYWHERE = "8.8.8.8";
    private static final Doorbell DOOR = new Doorbell();
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final ProviderHttp HTTP =
            new ProviderHttp(
                    HttpSettings.DEFAULT,
                    new HttpFailures(Clock.systemUTC()),
                    new OutboundGuard(() -> Reach.PUBLIC),
                    "test");

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

    static List<String> places() {
        return ForbiddenAddresses.places();
    }

    private static String name() {
        return "n" + NAMES.incrementAndGet() + ".rebind.example";
    }

    /** What comes of sending a secret there, by each of the client's three ways. */
    private static List<Throwable> sent(String address) {
        return List.of(
                failure(() -> HTTP.exchange(call(address))),
                failure(() -> HTTP.upload(call(address))),
                failure(() -> HTTP.open(call(address))));
    }

    private static HttpCall call(String address) {
        var secret = Map.of("Authorization", "Bearer secret");
        return HttpCall.post(URI.create(address), secret, Body.json("{}"), Effect.REPEATABLE);
    }

    private static Throwable failure(Runnable sending) {
        try {
            sending.run();
        } catch (ProviderFailure | IllegalArgumentException refused) {
            return refused;
        }
        throw new AssertionError("it was sent");
    }

    @Test
    void there_are_enough_of_them() {
        assertThat(texts()).hasSizeGreaterThan(400);
        assertThat(places()).hasSizeGreaterThan(300).contains("::1", "127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cve_2026_45400_nothing_is_sent_to_an_address_as_it_stands(String text) {
        assertThat(sent(text))
                .allSatisfy(
                        it ->
                                assertThat(it)
                                        .isInstanceOfAny(
                                                Misconfigured.class,
                                                IllegalArgumentException.class));
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothing_is_sent_to_a_name_that_stands_for_it(String place) {
        var name = name();
        StubResolver.answer(name, List.of(place));

        assertThat(sent("https://" + name + ":" + DOOR.port()))
                .allSatisfy(it -> assertThat(it).isInstanceOf(Misconfigured.class));
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothing_is_sent_to_a_name_that_stands_for_it_among_others(String place) {
        var last = name();
        var first = name();
        StubResolver.answer(last, List.of(ANYWHERE, "2606:4700:4700::1111", place));
        StubResolver.answer(first, List.of(place, ANYWHERE));

        assertThat(List.of(last, first))
                .allSatisfy(
                        it ->
                                assertThat(sent("https://" + it + ":" + DOOR.port()))
                                        .allSatisfy(
                                                failure ->
                                                        assertThat(failure)
                                                                .isInstanceOf(
                                                                        Misconfigured.class)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothing_is_sent_to_a_name_that_changes_its_mind_while_it_is_checked(String place) {
        var name = name();
        StubResolver.answerInTurn(name, List.of(List.of(ANYWHERE), List.of(place)));

        assertThat(sent("https://" + name + ":" + DOOR.port()))
                .allSatisfy(it -> assertThat(it).isInstanceOf(Misconfigured.class));
    }

    @ParameterizedTest
    @MethodSource("places")
    void nothing_is_sent_to_a_name_that_changes_its_mind_once_it_was_admitted(String place) {
        var name = name();
        var anywhere = List.of(ANYWHERE);
        StubResolver.answerInTurn(name, List.of(anywhere, anywhere, List.of(place)));

        assertThat(sent("https://" + name + ":" + DOOR.port()))
                .allSatisfy(it -> assertThat(it).isInstanceOf(ProviderFailure.class));
    }
}
