package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.ConfiguredCredentials;
import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.CredentialChanged;
import dev.tunegate.domain.catalog.CredentialChanged.Change;
import dev.tunegate.domain.catalog.CredentialName;
import dev.tunegate.domain.catalog.Credentials;
import dev.tunegate.domain.catalog.StoredModels;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps accounts at providers under names. What is secret of them goes in and never comes out. */
@UseCase
public final class ManageCredentials {

    private final Credentials credentials;
    private final ConfiguredCredentials configured;
    private final CredentialWords words;
    private final StoredModels models;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ManageCredentials(
            Credentials credentials,
            ConfiguredCredentials configured,
            CredentialWords words,
            StoredModels models,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.credentials = credentials;
        this.configured = configured;
        this.words = words;
        this.models = models;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Conflict if there is one with this name, here or in the configuration file
     * @throws Refusal.InvalidInput if a word is not known, or nothing is said
     */
    public KnownCredential add(Caller caller, CredentialName name, CredentialChange wanted) {
        AccessPolicy.require(caller, Permission.CREDENTIALS_WRITE, Place.PLATFORM);
        var credential = words.changed(nothing(caller, name), wanted);
        if (credential.secrets().isEmpty() && credential.settings().isEmpty()) {
            throw new Refusal.InvalidInput(
                    "credential_values",
                    "missing_required_parameter",
                    "'credential_values' says nothing that opens an account.");
        }
        transactions.run(
                () -> {
                    if (configured.find(name).isPresent() || !credentials.add(credential)) {
                        throw new Refusal.Conflict(
                                "credential_exists",
                                "There is a credential with the name '" + name + "' already.");
                    }
                    announcer.announce(caller, new CredentialChanged(name, Change.ADDED));
                });
        return new KnownCredential(credential, false);
    }

    private Credential nothing(Caller caller, CredentialName name) {
        return new Credential(
                name,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Metadata.NONE,
                Revision.first(now(), caller.name()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** All of them, by name. */
    public List<KnownCredential> list(Caller caller) {
        AccessPolicy.require(caller, Permission.CREDENTIALS_READ, Place.PLATFORM);
        return Stream.concat(
                        configured.all().stream().map(it -> new KnownCredential(it, true)),
                        credentials.all().stream().map(it -> new KnownCredential(it, false)))
                .sorted(Comparator.comparing(it -> it.credential().name().value()))
                .toList();
    }

    /**
     * @throws Refusal.NotFound if there is none
     */
    public KnownCredential find(Caller caller, CredentialName name) {
        AccessPolicy.require(caller, Permission.CREDENTIALS_READ, Place.PLATFORM);
        return configured
                .find(name)
                .map(it -> new KnownCredential(it, true))
                .or(() -> credentials.find(name).map(it -> new KnownCredential(it, false)))
                .orElseThrow(() -> notFound(name));
    }

    /**
     * Changes what the change names. Where that would send the secrets elsewhere, each of them must
     * be given again: whoever may change an address must not learn a secret by it.
     *
     * @param version the one that the caller has read, if the change is for that one alone
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Outdated if it is at another version
     * @throws Refusal.InvalidInput if a word is not known, or a secret must be given again
     */
    public KnownCredential update(
            Caller caller, CredentialName name, CredentialChange change, Optional<Long> version) {
        AccessPolicy.require(caller, Permission.CREDENTIALS_WRITE, Place.PLATFORM);
        requireOurs(name);
        return transactions.call(
                () -> {
                    var changed =
                            credentials
                                    .change(name, it -> changed(caller, it, change, version))
                                    .orElseThrow(() -> notFound(name));
                    announcer.announce(caller, new CredentialChanged(name, Change.UPDATED));
                    return new KnownCredential(changed, false);
                });
    }

    private Credential changed(
            Caller caller, Credential former, CredentialChange change, Optional<Long> version) {
        requireCurrent(former, version);
        var changed = words.changed(former, change);
        if (changed.isElsewhereThan(former)) {
            requireEverySecret(former, changed, change);
        }
        return new Credential(
                changed.name(),
                changed.provider(),
                changed.address(),
                changed.settings(),
                changed.secrets(),
                changed.info(),
                former.revision().next(now(), caller.name()));
    }

    private static void requireCurrent(Credential credential, Optional<Long> version) {
        long current = credential.revision().version();
        if (version.filter(it -> it != current).isPresent()) {
            throw new Refusal.Outdated(current);
        }
    }

    /** A secret that has become a plain word by a change of provider is one as well. */
    private static void requireEverySecret(
            Credential former, Credential changed, CredentialChange change) {
        var kept = new TreeSet<>(changed.secrets().keySet());
        kept.addAll(former.secrets().keySet());
        kept.removeAll(change.values().keySet());
        if (!kept.isEmpty()) {
            var word = "credential_values." + kept.first();
            throw new Refusal.InvalidInput(
                    word,
                    "secret_required_again",
                    "This changes where the account is, so its secrets must be given again: '"
                            + word
                            + "' is missing.");
        }
    }

    /**
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Outdated if it is at another version
     * @throws Refusal.Conflict while a stored model names it
     */
    public void remove(Caller caller, CredentialName name, Optional<Long> version) {
        AccessPolicy.require(caller, Permission.CREDENTIALS_WRITE, Place.PLATFORM);
        requireOurs(name);
        transactions.run(
                () -> {
                    var locked =
                            credentials.change(
                                    name,
                                    it -> {
                                        requireCurrent(it, version);
                                        return it;
                                    });
                    if (locked.isEmpty()) {
                        throw notFound(name);
                    }
                    requireUnused(name);
                    credentials.remove(name);
                    announcer.announce(caller, new CredentialChanged(name, Change.REMOVED));
                });
    }

    private void requireUnused(CredentialName name) {
        models.naming(name)
                .ifPresent(
                        it -> {
                            throw new Refusal.Conflict(
                                    "credential_in_use",
                                    "The model '"
                                            + it
                                            + "' uses the credential '"
                                            + name
                                            + "'; delete the model or change it first.");
                        });
    }

    private void requireOurs(CredentialName name) {
        if (configured.find(name).isPresent()) {
            throw new Refusal.Conflict(
                    "defined_in_file",
                    "The credential '"
                            + name
                            + "' is defined in the configuration file; change"
                            + " it there.");
        }
    }

    private static Refusal notFound(CredentialName name) {
        return new Refusal.NotFound("credential", name.value(), "credential_name");
    }
}
