package dev.tunegate.application.key;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;

import dev.tunegate.application.access.GrantWords;
import dev.tunegate.application.access.KeyRights;
import dev.tunegate.application.access.KeyStanding;
import dev.tunegate.application.access.UserStanding;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.finetuning.InMemoryCheckpointPermissions;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.key.InMemoryVirtualKeys;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.organization.InMemoryMemberships;
import dev.tunegate.domain.organization.InMemoryOrganizations;
import dev.tunegate.domain.organization.InMemoryTeams;
import dev.tunegate.domain.organization.InMemoryUsers;
import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The use cases of virtual keys over fakes. */
final class KeyHouse {

    static final Caller ADMINISTRATOR = Caller.administrator();

    final SettableClock clock = SettableClock.atNoon();
    final InMemoryMemberships memberships = new InMemoryMemberships();
    final InMemoryOrganizations organizations = new InMemoryOrganizations(memberships);
    final InMemoryTeams teams = new InMemoryTeams(memberships);
    final InMemoryUsers users = new InMemoryUsers(memberships);
    final InMemoryVirtualKeys keys = new InMemoryVirtualKeys();
    final InMemoryCheckpointPermissions shares = new InMemoryCheckpointPermissions();
    final InMemoryServedModels served = new InMemoryServedModels(shares);
    final Pepper pepper = new Pepper(new byte[32]);
    final KeySecret master = KeySecret.freshAdministrator();
    final FixedDeployments deployments =
            new FixedDeployments(
                    aDeployment().inGroup("cheap").build(),
                    aDeployment().withId("openai-2").named("gpt-4o").build());
    private final ImmediateTransactions transactions =
            new ImmediateTransactions(keys, users, teams, organizations, memberships);
    private final Announcer announcer = new Announcer();

    AuthenticateKey authenticate() {
        var hashes = List.of(pepper.hash(master.reveal()));
        return new AuthenticateKey(keys, standing(), new Administrator(hashes), pepper, clock);
    }

    KeyStanding standing() {
        return new KeyStanding(people());
    }

    UserStanding people() {
        return new UserStanding(users, teams, organizations, memberships, GrantWords.STRICT);
    }

    KeyRights rights() {
        return new KeyRights(keys, teams);
    }

    private KeyWords words() {
        return new KeyWords(deployments, served);
    }

    private ChangeOneKey change() {
        return new ChangeOneKey(keys, rights(), transactions, announcer, clock);
    }

    IssueKey issueKey() {
        var holders = new KeyHolders(users, teams, organizations, people());
        return new IssueKey(
                keys, rights(), holders, words(), pepper, transactions, announcer, clock);
    }

    UpdateKey update() {
        return new UpdateKey(change(), words());
    }

    RotateKey rotate() {
        return new RotateKey(change(), words(), pepper);
    }

    FindKeys find() {
        return new FindKeys(keys, teams, rights());
    }

    BlockKey block() {
        return new BlockKey(change());
    }

    DeleteKeys delete() {
        return new DeleteKeys(keys, rights(), transactions, announcer);
    }

    /** A key for these models, without an end. */
    IssuedKey issued(String... models) {
        return issueKey().issue(ADMINISTRATOR, wanted(models));
    }

    static NewKey wanted(String... models) {
        return new NewKey(
                Optional.empty(), new ModelGrants(Set.of(models)), Optional.empty(), Metadata.NONE);
    }

    static NewKey wantedFor(Duration lifetime) {
        return new NewKey(
                Optional.of("nightly"), ModelGrants.ALL, Optional.of(lifetime), Metadata.NONE);
    }

    Caller callerOf(IssuedKey issued) {
        return authenticate().authenticate(issued.secret().reveal());
    }
}
