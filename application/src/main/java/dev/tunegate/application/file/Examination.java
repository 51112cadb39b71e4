package dev.tunegate.application.file;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out which providers can take a file, before any of it is sent to one. */
@Step
public final class Examination {

    private final FileContents contents;
    private final ByProvider<FileStore> stores;

    public Examination(FileContents contents, ByProvider<FileStore> stores) {
        this.contents = contents;
        this.stores = stores;
    }

    /** What an examination depends on; accounts that differ in nothing else share one. */
    private record Look(
            ProviderId provider,
            String model,
            Map<String, String> options,
            Map<String, String> settings) {

        static Look at(ModelDeployment at) {
            var target = at.target();
            return new Look(
                    target.provider(),
                    target.model(),
                    target.options(),
                    target.connection().settings());
        }
    }

    /**
     * Why a provider cannot take the file, for each of the deployments where that is so; the file
     * is read once for all that differ only in their credential or address. Its bytes must be kept.
     */
    public Map<ModelDeployment, String> refusals(ManagedFile file, List<ModelDeployment> at) {
        var asked = new HashMap<Look, Optional<String>>();
        var refusals = new HashMap<ModelDeployment, String>();
        for (var deployment : at) {
            var look = Look.at(deployment);
            var refusal = asked.get(look);
            if (refusal == null) {
                refusal = refusal(file, deployment);
                asked.put(look, refusal);
            }
            refusal.ifPresent(it -> refusals.put(deployment, it));
        }
        return refusals;
    }

    /** Why the provider of this deployment cannot take the file; empty if it can. */
    public Optional<String> refusal(ManagedFile file, ModelDeployment at) {
        if (file.label().purpose() != FilePurpose.FINE_TUNE) {
            return Optional.empty();
        }
        var store = stores.of(at.provider());
        return byTerms(file, store.data(at))
                .or(() -> byRows(store.examine(at, outgoing(file)).findings()))
                .map(it -> "The provider '" + at.provider() + "' cannot take this file: " + it);
    }

    private static Optional<String> byTerms(ManagedFile file, DataTerms terms) {
        var content = file.content();
        if (terms.maxBytes().isPresent() && content.bytes() > terms.maxBytes().getAsLong()) {
            return Optional.of(
                    "it has "
                            + content.bytes()
                            + " bytes, and "
                            + terms.maxBytes().getAsLong()
                            + " are the most.");
        }
        return content.format()
                .filter(it -> !terms.formats().containsKey(it))
                .map(it -> "its rows are " + it.words() + ", and it takes " + taken(terms) + ".");
    }

    private static String taken(DataTerms terms) {
        return terms.formats().keySet().stream()
                .map(DatasetFormat::words)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> byRows(List<Finding> findings) {
        return findings.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        findings.stream().map(Finding::sentence).collect(Collectors.joining(" ")));
    }

    /** The file as a provider's store takes it. */
    public FileStore.Outgoing outgoing(ManagedFile file) {
        return new FileStore.Outgoing(
                file.id(), file.label().purpose(), file.content(), () -> contents.open(file.id()));
    }
}
