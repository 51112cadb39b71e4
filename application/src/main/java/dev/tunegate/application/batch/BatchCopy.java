package dev.tunegate.application.batch;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.Batch.Outputs;
import dev.tunegate.domain.batch.BatchOrder;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.BatchRoute;
import dev.tunegate.domain.batch.BatchRoute.InputCopy;
import dev.tunegate.domain.batch.Batches;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.batch.RowWords;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a batch's rows to its provider, in the provider's words, and takes them away again. There
 * is one copy for each batch; no other batch reads it.
 */
@Step
public final class BatchCopy {

    private static final Logger LOG = LoggerFactory.getLogger(BatchCopy.class);

    private final Batches batches;
    private final BatchInput input;
    private final ByProvider<BatchProvider> providers;
    private final ByProvider<FileStore> stores;
    private final Transactions transactions;

    public BatchCopy(
            Batches batches,
            BatchInput input,
            ByProvider<BatchProvider> providers,
            ByProvider<FileStore> stores,
            Transactions transactions) {
        this.batches = batches;
        this.input = input;
        this.providers = providers;
        this.stores = stores;
        this.transactions = transactions;
    }

    /**
     * Brings the rows there unless they are. A former try may have arrived without our knowing it:
     * then that copy is the one. Each try is written down before it begins.
     *
     * @return empty while the provider looks through them
     * @throws ProviderFailure if they could not be brought
     */
    Optional<ProviderFileId> brought(Batch batch, BatchRoute route, ModelDeployment at) {
        var store = stores.of(at.provider());
        var id = route.copy().id().orElseGet(() -> bring(batch, route, at, store));
        return store.isReady(at, id) ? Optional.of(id) : Optional.empty();
    }

    private ProviderFileId bring(
            Batch batch, BatchRoute route, ModelDeployment at, FileStore store) {
        boolean wasTried = route.copy().tried();
        change(batch, Batch::copying);
        var former =
                wasTried ? store.find(at, batch.id().copy()) : Optional.<ProviderFileId>empty();
        var id = former.orElseGet(() -> store.store(at, outgoing(batch, route, at)));
        change(batch, it -> it.copied(InputCopy.at(id)));
        return id;
    }

    private Outgoing outgoing(Batch batch, BatchRoute route, ModelDeployment at) {
        var rows = input.spoken(batch, words(batch, route, at));
        return new Outgoing(batch.id().copy(), FilePurpose.BATCH, measured(rows), rows);
    }

    /** With other words in them the rows have another length, which must be known beforehand. */
    private static ManagedFile.Content measured(Supplier<InputStream> rows) {
        try (var content = rows.get()) {
            var digest = MessageDigest.getInstance("SHA-256");
            var chunk = new byte[64 * 1024];
            long bytes = 0;
            for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
                digest.update(chunk, 0, count);
                bytes += count;
            }
            var hash = HexFormat.of().formatHex(digest.digest());
            return new ManagedFile.Content(bytes, hash, Optional.empty(), 0);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("measuring the rows of a batch", e);
        }
    }

    private RowWords words(Batch batch, BatchRoute route, ModelDeployment at) {
        return providers
                .of(at.provider())
                .words(at, batch.request().endpoint(), route.providerModel());
    }

    /** The order that goes with this copy. */
    BatchOrder order(Batch batch, BatchRoute route, ModelDeployment at, ProviderFileId copy) {
        return new BatchOrder(
                batch.id(),
                batch.request().endpoint(),
                new BatchOrder.Model(route.model(), route.providerModel()),
                new BatchOrder.Input(copy, input.spoken(batch, words(batch, route, at))),
                batch.createdAt());
    }

    /**
     * Removes the copy, wherever it is, and before it what the provider has written, as far as that
     * is kept here. Removing what is not there does nothing.
     */
    void remove(Batch batch, ModelDeployment at) {
        var copy = batch.route().map(BatchRoute::copy).filter(InputCopy::tried);
        if (copy.isPresent()) {
            var store = stores.of(at.provider());
            kept(batch, at).forEach(it -> removeWritten(batch, at, store, it));
            copy.get()
                    .id()
                    .or(() -> store.find(at, batch.id().copy()))
                    .ifPresent(it -> store.remove(at, it));
            change(batch, it -> it.copied(InputCopy.NONE));
        }
    }

    /** The provider's names of the files whose contents are ours by now. */
    private Stream<String> kept(Batch batch, ModelDeployment at) {
        var ours = batch.outputs();
        if (ours.equals(Outputs.NONE)) {
            return Stream.empty();
        }
        var theirs =
                batch.run()
                        .flatMap(it -> providers.of(at.provider()).look(at, it))
                        .map(ProviderBatch::files)
                        .orElse(ProviderBatch.Files.NONE);
        return Stream.concat(
                theirs.answers().filter(_ -> ours.answers().isPresent()).stream(),
                theirs.errors().filter(_ -> ours.errors().isPresent()).stream());
    }

    /**
     * What a provider does not let us remove stays there: asking again does not change its mind.
     */
    private static void removeWritten(
            Batch batch, ModelDeployment at, FileStore store, String file) {
        try {
            store.remove(at, new ProviderFileId(file));
        } catch (ProviderFailure.Rejected e) {
            LOG.warn("a file of {} stays at its provider: {}", batch.id(), e.reason());
        }
    }

    private void change(Batch batch, UnaryOperator<Batch> change) {
        transactions.run(() -> batches.change(batch.id(), change));
    }
}
