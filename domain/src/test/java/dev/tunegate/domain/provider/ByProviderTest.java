package dev.tunegate.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handing out adapters by name. */
final class ByProviderTest {

    private record Adapter(ProviderId provider) implements ProviderBound {}

    private static final Adapter OPENAI = new Adapter(new ProviderId("openai"));
    private static final Adapter AZURE = new Adapter(new ProviderId("azure"));

    @Test
    void each_provider_has_its_own_adapter() {
        var adapters = new ByProvider<>(List.of(OPENAI, AZURE));

        assertThat(adapters.of(AZURE.provider())).isEqualTo(AZURE);
        assertThat(adapters.providers()).containsOnly(OPENAI.provider(), AZURE.provider());
    }

    @Test
    void a_provider_without_adapter_is_not_supported() {
        var adapters = new ByProvider<>(List.of(OPENAI));

        assertThatThrownBy(() -> adapters.of(AZURE.provider()))
                .isInstanceOf(Refusal.NotSupported.class);
    }

    @Test
    void two_adapters_cannot_speak_for_one_provider() {
        assertThatThrownBy(() -> new ByProvider<>(List.of(OPENAI, OPENAI)))
                .isInstanceOf(IllegalStateException.class);
    }
}
