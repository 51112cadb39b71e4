package dev.tunegate.application.key;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyChanged;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Gives out a virtual key. */
@UseCase
public final class IssueKey {

    private static final int MAX_ALIAS = 128;

    private final VirtualKeys keys;
    private final Deployments deployments;
    private final Pepper pepper;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public IssueKey(
            VirtualKeys keys,
            Deployments deployments,
            Pepper pepper,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.keys = keys;
        this.deployments = deployments;
        this.pepper = pepper;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @throws Refusal.InvalidInput if the alias is too long, or a model is named that cannot be
     *     there: a typing error would otherwise be found by whoever gets the key
     */
    public IssuedKey issue(Caller caller, NewKey wanted) {
        AccessPolicy.require(caller, Permission.KEYS_WRITE, Place.PLATFORM);
        check(wanted);
        var id = KeyId.fresh();
        var secret = KeySecret.fresh(id, Environment.LIVE);
        var key = keyOf(caller, id, secret, wanted);
        transactions.run(
                () -> {
                    keys.add(key);
                    announcer.announce(caller, new KeyChanged(id, KeyChanged.Change.ISSUED));
                });
        return new IssuedKey(key, secret);
    }

    private VirtualKey keyOf(Caller caller, KeyId id, KeySecret secret, NewKey wanted) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new VirtualKey(
                id,
                new VirtualKey.Label(wanted.alias(), wanted.metadata()),
                VirtualKey.Holder.NOBODY,
                new VirtualKey.Proof(pepper.hash(secret.reveal()), secret.tail()),
                VirtualKey.Powers.of(wanted.grants()),
                new VirtualKey.Validity(wanted.lifetime().map(now::plus), false),
                Revision.first(now, caller.name()));
    }

    private void check(NewKey wanted) {
        if (wanted.alias().filter(it -> it.isBlank() || it.length() > MAX_ALIAS).isPresent()) {
            throw new Refusal.InvalidInput(
                    "key_alias",
                    "string_above_max_length",
                    "A key's alias has 1 to " + MAX_ALIAS + " characters.");
        }
        wanted.grants().names().forEach(this::requireConfigured);
    }

    /** Where there is an account that serves any model, any name may be one of its provider's. */
    private void requireConfigured(String name) {
        var catalog = deployments.catalog();
        boolean known =
                name.equals(ModelGrants.EVERY_MODEL)
                        || catalog.deployments().stream().anyMatch(it -> isNamed(it, name))
                        || !catalog.accounts().isEmpty();
        if (!known) {
            throw new Refusal.InvalidInput(
                    "models",
                    "model_not_found",
                    "No model or access group is called '" + name + "'.");
        }
    }

    private static boolean isNamed(ModelDeployment deployment, String name) {
        return deployment.name().value().equals(name) || deployment.accessGroups().contains(name);
    }
}
