package dev.tunegate.domain.access;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose things a caller sees. */
final class CallerTest {

    @Test
    void a_key_holder_sees_its_own() {
        assertThat(alice().sees(ALICE)).isTrue();
        assertThat(alice().sees(BOB)).isFalse();
        assertThat(alice().sees(Owner.ADMINISTRATOR)).isFalse();
        assertThat(alice().scope()).contains(Set.of(ALICE));
    }

    @Test
    void administrators_and_the_gateway_see_everyones() {
        assertThat(administrator().sees(ALICE)).isTrue();
        assertThat(administrator().scope()).isEmpty();
        assertThat(Caller.gateway().sees(BOB)).isTrue();
        assertThat(Caller.gateway().scope()).isEmpty();
    }

    @Test
    void an_owner_has_a_name_of_1_to_120_characters() {
        assertThat(new Owner("x".repeat(120)).value()).hasSize(120);
        assertThatThrownBy(() -> new Owner(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Owner("x".repeat(121)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
