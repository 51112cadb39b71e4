package dev.tunegate.application.catalog;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.CallerAccounts.Brought;
import dev.tunegate.domain.access.InMemoryCallerAccounts;
import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.catalog.Rehearsal;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.SettableClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where those are led who hold a key for tests. */
final class RehearsalTest {

    private static final ProviderId OPENAI = new ProviderId("openai");
    private static final ProviderId VERTEX = new ProviderId("vertex_ai");

    private final FixedDeployments deployments =
            new FixedDeployments(
                    new ModelCatalog(
                            List.of(aDeployment().build(), aDeployment().withId("two").build()),
                            List.of(
                                    new ProviderAccount(
                                            new DeploymentId("acct"),
                                            VERTEX,
                                            new Connection(
                                                    "gcp",
                                                    Optional.empty(),
                                                    Optional.of(new Secret("k")),
                                                    Map.of()),
                                            Map.of()))));
    private final TrainingTargets targets = new TrainingTargets(deployments);
    private final Caller tester =
            Caller.holder(
                    ALICE.rehearsing(), "tester", new ModelGrants(Set.of("gpt-4o-mini", "g")));

    private void assertRehearsed(String model, ProviderChoice choice) {
        var all = targets.candidates(tester, new ModelName(model), choice, "model").all();

        assertThat(all)
                .hasSize(1)
                .allSatisfy(it -> assertThat(it.provider()).isEqualTo(Rehearsal.SIMULATOR))
                .allSatisfy(it -> assertThat(it.connection().apiKey()).isEmpty());
    }

    @Test
    void every_model_is_at_the_simulator() {
        assertRehearsed("gpt-4o-mini", ProviderChoice.NONE);
    }

    @Test
    void a_choice_of_provider_or_account_does_not_lead_out() {
        assertRehearsed("gpt-4o-mini", ProviderChoice.of(OPENAI));
        assertRehearsed("g", ProviderChoice.of(VERTEX));
    }

    @Test
    void an_account_that_is_brought_along_is_neither_used_nor_kept() {
        var accounts = new InMemoryCallerAccounts();
        var clock = SettableClock.atNoon();
        var bring =
                new BringAccount(new CallerCredentials(Set.of("api.openai.com")), accounts, clock);

        var choice =
                bring.bring(
                        tester,
                        new Brought(
                                OPENAI,
                                URI.create("https://api.openai.com/v1"),
                                new Secret("sk-mine")));

        assertRehearsed("gpt-4o-mini", choice);
        assertThat(accounts.since(clock.instant())).isEmpty();
    }

    @Test
    void what_is_not_there_or_not_granted_is_refused_as_for_anybody() {
        assertThatExceptionOfType(Refusal.InvalidInput.class)
                .isThrownBy(() -> assertRehearsed("g", ProviderChoice.NONE));
        assertThatExceptionOfType(Refusal.InvalidInput.class)
                .isThrownBy(() -> assertRehearsed("g", ProviderChoice.of(new ProviderId("azure"))));
        assertThatExceptionOfType(Refusal.NotAllowed.class)
                .isThrownBy(() -> assertRehearsed("other", ProviderChoice.NONE));
    }
}
