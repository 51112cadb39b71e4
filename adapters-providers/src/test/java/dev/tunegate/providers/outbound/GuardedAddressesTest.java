package dev.tunegate.providers.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.provider.OutboundAddresses;
import dev.tunegate.domain.provider.OutboundAddressesContract;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The guards are asked before anything is stored. */
final class GuardedAddressesTest implements OutboundAddressesContract {

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
}
