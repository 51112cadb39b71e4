package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.access.CallerAccounts;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Rehearsal;
import dev.tunegate.domain.catalog.words.Vocabulary;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deployments of the file and of the database, as they were a moment ago, and those at accounts
 * that callers have brought along. Nobody's question waits for the file or the database: both are
 * looked at from time to time, and while one cannot be read, what was read last stays.
 */
public final class LiveDeployments implements Deployments {

    private static final Logger LOG = LoggerFactory.getLogger("tunegate");

    private final LiveConfiguration configuration;
    private final StoredCatalog stored;
    private final CallerAccounts accounts;
    private final Vocabulary vocabulary;
    private final boolean simulates;
    private boolean broken;
    private volatile Snapshot snapshot;

    /** The catalog at one moment, and why some of what is stored is not in it. */
    private record Snapshot(
            long version,
            ModelCatalog catalog,
            Optional<ModelCatalog> rehearsal,
            List<String> complaints) {}

    /**
     * @param simulates whether keys for tests are served
     * @throws BadConfiguration if the file names a credential that is nowhere
     */
    public LiveDeployments(
            LiveConfiguration configuration,
            StoredCatalog stored,
            CallerAccounts accounts,
            Vocabulary vocabulary,
            boolean simulates) {
        this.configuration = configuration;
        this.stored = stored;
        this.accounts = accounts;
        this.vocabulary = vocabulary;
        this.simulates = simulates;
        this.snapshot = read(stored.models().version());
        snapshot.complaints().forEach(LOG::error);
    }

    @Override
    public ModelCatalog catalog() {
        return snapshot.catalog();
    }

    @Override
    public Optional<ModelCatalog> rehearsal() {
        return snapshot.rehearsal();
    }

    @Override
    public Optional<ModelDeployment> find(DeploymentId id) {
        if (Rehearsal.ACCOUNT.has(id)) {
            return simulates ? Rehearsal.ACCOUNT.find(id) : Optional.empty();
        }
        return catalog().find(id).or(() -> accounts.find(id).flatMap(it -> it.find(id)));
    }

    @Override
    public synchronized void refresh() {
        try {
            boolean other = configuration.look();
            long version = stored.models().version();
            if (other || version != snapshot.version()) {
                renew(version);
            }
            broken = false;
        } catch (RuntimeException e) {
            if (!broken) {
                LOG.warn("the catalog cannot be read again; what was read before stays", e);
            }
            broken = true;
        }
    }

    private void renew(long version) {
        var former = snapshot;
        snapshot = read(version);
        snapshot.complaints().stream()
                .filter(it -> !former.complaints().contains(it))
                .forEach(LOG::error);
    }

    /** The version is asked for first: what changes meanwhile is read once more. */
    private Snapshot read(long version) {
        var credentials = stored.credentials().get();
        var assembly = new CatalogAssembly(configuration.read(credentials), vocabulary);
        var catalog = assembly.of(stored.models().all(), stored.groups().all(), credentials);
        var rehearsal =
                simulates
                        ? Optional.of(catalog.at(Rehearsal.ACCOUNT))
                        : Optional.<ModelCatalog>empty();
        return new Snapshot(version, catalog, rehearsal, assembly.complaints());
    }
}
