package dev.tunegate.providers.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.provider.OutboundAddresses;
import dev.tunegate.domain.provider.OutboundAddressesContract;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guards are asked before anything is stored. */
final class GuardedAddressesTest implements OutboundAddressesContract {

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** A name that stands for nothing is no fault yet, and not every machine knows this one. */
    @BeforeAll
    static void nameThisMachine() {
        StubResolver.answer("localhost.localdomain", List.of("127.0.0.1"));
    }

    @Override
    public OutboundAddresses addresses() {
        return new GuardedAddresses(Guards.with(), Guards.with());
    }

    @Test
    void each_guard_is_asked_for_its_own() {
        var apart = new GuardedAddresses(Guards.with("127.0.0.0/8"), Guards.with());
        var address = URI.create("http://127.0.0.1:8000/v1");

        assertThat(apart.objectionToProvider(address)).isEmpty();
        assertThat(apart.objectionToWebhook(address)).isPresent();
    }

    static List<String> texts() {
        return List.copyOf(ForbiddenAddresses.texts(8443));
    }

    static List<String> places() {
        return ForbiddenAddresses.places();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void no_spelling_of_a_forbidden_address_is_stored(String text) {
        assertThat(isStored(text)).isFalse();
    }

    /** What is no address at all is refused before the guard is asked. */
    private boolean isStored(String text) {
        try {
            var address = URI.create(text);
            return address.getScheme() != null && addresses().objectionToWebhook(address).isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_name_that_stands_for_one_is_not_stored(String place) {
        var name = "s" + NAMES.incrementAndGet() + ".stored.example";
        StubResolver.answer(name, List.of("8.8.8.8", place));

        assertThat(isStored("https://" + name + "/hook")).isFalse();
    }
}
