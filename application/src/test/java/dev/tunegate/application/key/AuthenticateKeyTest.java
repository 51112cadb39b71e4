package dev.tunegate.application.key;

import static dev.tunegate.application.key.KeyHouse.wantedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Role;
import dev.tunegate.domain.catalog.ModelAccess;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.key.KeyFixture;
import dev.tunegate.domain.key.KeyHash;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticateKeyTest {

    private final KeyHouse house = new KeyHouse();

    @Test
    void a_key_opens_as_its_holder_with_its_grants() {
        var issued = house.issued("gpt-4o");

        var caller = house.callerOf(issued);

        assertThat(caller.rights().owners()).containsEntry(caller.owner(), Role.SERVICE_ACCOUNT);
        assertThat(caller.owner()).isEqualTo(issued.key().owner());
        assertThat(caller.models().bounds())
                .extracting(ModelAccess.Bound::grants)
                .containsExactly(new ModelGrants(Set.of("gpt-4o")));
    }

    @Test
    void the_masters_secret_opens_as_administrator() {
        var caller = house.authenticate().authenticate(house.master.reveal());

        assertThat(caller).isEqualTo(Caller.administrator());
    }

    @Test
    void a_well_made_key_that_nobody_issued_is_unknown() {
        var code = codeFor(KeySecret.fresh(KeyId.fresh(), Environment.LIVE).reveal());

        assertThat(code).isEqualTo("invalid_api_key");
    }

    @Test
    void another_administrators_secret_opens_nothing() {
        assertThat(codeFor(KeySecret.freshAdministrator().reveal())).isEqualTo("invalid_api_key");
    }

    @Test
    void the_right_id_with_a_wrong_secret_opens_nothing() {
        var issued = house.issued("gpt-4o");
        var forged = KeySecret.fresh(issued.key().id(), Environment.LIVE);

        assertThat(codeFor(forged.reveal())).isEqualTo("invalid_api_key");
    }

    @Test
    void a_wrong_secret_does_not_learn_that_the_key_is_blocked() {
        var issued = house.issued("gpt-4o");
        house.block().block(KeyHouse.ADMINISTRATOR, issued.key().id());

        assertThat(codeFor(KeySecret.fresh(issued.key().id(), Environment.LIVE).reveal()))
                .isEqualTo("invalid_api_key");
    }

    @Test
    void a_key_opens_until_it_expires_and_not_at_that_moment() {
        var issued = house.issueKey().issue(KeyHouse.ADMINISTRATOR, wantedFor(Duration.ofHours(1)));
        house.clock.advance(Duration.ofHours(1).minusNanos(1));
        assertThat(house.callerOf(issued).identity().key()).contains(issued.key().id());

        house.clock.advance(Duration.ofNanos(1));

        assertThat(codeFor(issued.secret().reveal())).isEqualTo("expired_api_key");
    }

    @Test
    void a_blocked_key_opens_nothing_until_it_is_unblocked() {
        var issued = house.issued("gpt-4o");
        house.block().block(KeyHouse.ADMINISTRATOR, issued.key().id());
        assertThat(codeFor(issued.secret().reveal())).isEqualTo("key_blocked");

        house.block().unblock(KeyHouse.ADMINISTRATOR, issued.key().id());

        assertThat(house.callerOf(issued).owner()).isEqualTo(issued.key().owner());
    }

    @Test
    void a_deleted_key_opens_nothing() {
        var issued = house.issued("gpt-4o");

        house.delete().delete(KeyHouse.ADMINISTRATOR, List.of(issued.key().id()));

        assertThat(codeFor(issued.secret().reveal())).isEqualTo("invalid_api_key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "sk-1234",
                "sk-ft-live-0123456789_short",
                "sk-ft-live-0123456789_0123456789012345678901234567890123456789012345678",
                "sk-ft-live-0123456789_'; DROP TABLE virtual_key; --",
                "\u0000"
            })
    void garbage_never_reaches_the_keys(String garbage) {
        var authenticate =
                new AuthenticateKey(
                        new Untouchable(),
                        house.standing(),
                        new Administrator(List.of(new KeyHash("00".repeat(32)))),
                        house.pepper,
                        house.clock);

        var refusal =
                catchThrowableOfType(
                        Refusal.NotAuthenticated.class, () -> authenticate.authenticate(garbage));

        assertThat(refusal.code()).contains("invalid_api_key");
    }

    @Test
    void a_text_of_any_length_is_refused() {
        assertThat(codeFor("sk-".repeat(1_000_000))).isEqualTo("invalid_api_key");
    }

    @Test
    void a_caller_is_called_by_the_keys_alias() {
        var secret = KeySecret.fresh(KeyId.fresh(), Environment.LIVE);
        house.keys.add(KeyFixture.aKey().called("nightly").openedBy(secret, house.pepper).build());

        assertThat(house.authenticate().authenticate(secret.reveal()).name()).isEqualTo("nightly");
    }

    private String codeFor(String presented) {
        return catchThrowableOfType(
                        Refusal.NotAuthenticated.class,
                        () -> house.authenticate().authenticate(presented))
                .code()
                .orElseThrow();
    }

    /** Keys that fail the test when somebody asks for one. */
    private static final class Untouchable implements VirtualKeys {

        private static AssertionError touched() {
            return new AssertionError("the keys were asked");
        }

        @Override
        public void add(VirtualKey key) {
            throw touched();
        }

        @Override
        public Optional<VirtualKey> find(KeyId id) {
            throw touched();
        }

        @Override
        public List<VirtualKey> findByAlias(String alias) {
            throw touched();
        }

        @Override
        public Listing<VirtualKey> list(KeyFilter filter, ListQuery query) {
            throw touched();
        }

        @Override
        public long count(KeyFilter filter, long most) {
            throw touched();
        }

        @Override
        public List<String> aliases(KeyFilter filter, int most) {
            throw touched();
        }

        @Override
        public List<VirtualKey> heldBy(UserId user, int most) {
            throw touched();
        }

        @Override
        public List<VirtualKey> heldBy(TeamId team, int most) {
            throw touched();
        }

        @Override
        public Optional<VirtualKey> change(KeyId id, UnaryOperator<VirtualKey> change) {
            throw touched();
        }

        @Override
        public boolean remove(KeyId id) {
            throw touched();
        }
    }
}
