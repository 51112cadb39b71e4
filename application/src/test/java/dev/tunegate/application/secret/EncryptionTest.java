package dev.tunegate.application.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Rights;
import dev.tunegate.domain.access.Role;
import dev.tunegate.domain.catalog.ModelAccess;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.secret.EncryptionKey;
import dev.tunegate.domain.secret.InMemoryEncryptionKeys;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.RecordedErrands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.domain.webhook.InMemoryDeliveries;
import dev.tunegate.domain.webhook.InMemoryWebhooks;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Changing the keys under which secrets are sealed. */
final class EncryptionTest {

    private final SettableClock clock = SettableClock.atNoon();
    private final InMemoryEncryptionKeys keys = new InMemoryEncryptionKeys();
    private final RecordedErrands errands = new RecordedErrands();
    private final ImmediateTransactions transactions = new ImmediateTransactions();
    private final RotateEncryption rotate =
            new RotateEncryption(
                    keys,
                    errands,
                    transactions,
                    new Announcer(new InMemoryWebhooks(), new InMemoryDeliveries(), errands, clock),
                    clock);
    private final ResealSecrets reseal =
            new ResealSecrets(
                    keys,
                    errands,
                    transactions,
                    new Announcer(new InMemoryWebhooks(), new InMemoryDeliveries(), errands, clock),
                    clock);
    private final FindEncryption find = new FindEncryption(keys);

    private static Caller auditor() {
        return new Caller(
                Identity.named("auditor"),
                new Owner("user:auditor"),
                Rights.onPlatform(Role.PLATFORM_AUDITOR),
                ModelAccess.UNBOUNDED);
    }

    @Test
    void a_rotation_adds_a_key_and_plans_that_secrets_are_sealed_anew() {
        keys.storeSecret();

        var state = rotate.rotate(Caller.administrator());

        assertThat(state.keys()).extracting(EncryptionKey::values).containsExactly(0L, 1L);
        assertThat(errands.planned(Errand.RESEAL_SECRETS, "all")).contains(clock.instant());
    }

    @Test
    void the_errand_comes_back_until_the_former_key_is_forgotten() {
        keys.storeSecret();
        rotate.rotate(Caller.administrator());

        var again = reseal.reseal();

        assertThat(keys.all()).extracting(EncryptionKey::values).containsExactly(1L, 0L);
        assertThat(again.at()).contains(clock.instant().plus(ResealSecrets.GRACE));

        clock.advance(ResealSecrets.GRACE.plusSeconds(1));

        assertThat(reseal.reseal().at()).isEmpty();
        assertThat(keys.all()).hasSize(1);
    }

    @Test
    void an_auditor_looks_but_does_not_rotate_and_a_keys_holder_does_neither() {
        var holder = Caller.holder(new Owner("key:aaaaaaaaaa"), "bot", new ModelGrants(Set.of()));

        assertThat(find.state(auditor()).keys()).hasSize(1);
        assertThatThrownBy(() -> rotate.rotate(auditor())).isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> find.state(holder)).isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> rotate.rotate(holder)).isInstanceOf(Refusal.NotAllowed.class);
    }
}
