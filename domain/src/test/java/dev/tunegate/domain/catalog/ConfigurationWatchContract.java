package dev.tunegate.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every watch over a configuration must do. Tests begin with a sound one. */
public interface ConfigurationWatchContract {

    ConfigurationWatch watch();

    @Test
    default void a_sound_configuration_has_an_origin_and_no_problem() {
        assertThat(watch().state().origin()).isNotBlank();
        assertThat(watch().state().problems()).isEmpty();
        assertThat(watch().state().waiting()).isEmpty();
    }
}
