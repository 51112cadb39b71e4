package dev.tunegate.domain.file;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.Script;
import dev.tunegate.domain.shared.InMemoryTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider's storage in memory, which misbehaves as the test has scripted it. */
public final class ScriptedFileStore implements FileStore {

    private final ProviderId provider;
    private final Script onStore = new Script();
    private final Script onFind = new Script();
    private final Script onRemove = new Script();
    private final Script onReady = new Script();
    private List<Finding> findings = List.of();
    private boolean ready = true;
    private final AtomicInteger number = new AtomicInteger();
    private final InMemoryTable<ProviderFileId, Copy> copies = new InMemoryTable<>();
    private final List<ProviderFileId> removed = new CopyOnWriteArrayList<>();

    public ScriptedFileStore(ProviderId provider) {
        this.provider = provider;
    }

    private record Copy(DeploymentId at, FileId file, ProviderFileId id, ByteBuffer bytes) {}

    @Override
    public ProviderId provider() {
        return provider;
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        var formats = new EnumMap<DatasetFormat, String>(DatasetFormat.class);
        for (var format : DatasetFormat.values()) {
            formats.put(format, "openai");
        }
        return new DataTerms(formats, OptionalLong.empty(), List.of());
    }

    @Override
    public DatasetReport examine(ModelDeployment at, Outgoing file) {
        var content = file.content();
        return new DatasetReport(content.format(), content.rows(), findings);
    }

    @Override
    public boolean isReady(ModelDeployment at, ProviderFileId copy) {
        return onReady.play(() -> ready);
    }

    /** Finds this in every file. */
    public void find(Finding... all) {
        findings = List.of(all);
    }

    /** Whether jobs may learn from what is stored. */
    public void ready(boolean yes) {
        ready = yes;
    }

    /** What asking for a copy's readiness meets. */
    public Script onReady() {
        return onReady;
    }

    @Override
    public ProviderFileId store(ModelDeployment at, Outgoing file) {
        return onStore.play(
                () -> {
                    var id = new ProviderFileId("scripted-file-" + number.incrementAndGet());
                    copies.add(id, new Copy(at.id(), file.id(), id, read(file)));
                    return id;
                });
    }

    private static ByteBuffer read(Outgoing file) {
        try (var stream = file.open().get()) {
            return ByteBuffer.wrap(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<ProviderFileId> find(ModelDeployment at, FileId file) {
        return onFind.play(() -> copiesAt(at, file).stream().findFirst());
    }

    @Override
    public void remove(ModelDeployment at, ProviderFileId copy) {
        onRemove.play(
                () -> {
                    removed.add(copy);
                    return copies.remove(copy);
                });
    }

    /** What was removed there, in that order, whether it was there or not. */
    public List<String> removed() {
        return removed.stream().map(ProviderFileId::value).toList();
    }

    public Script onStore() {
        return onStore;
    }

    public Script onFind() {
        return onFind;
    }

    public Script onRemove() {
        return onRemove;
    }

    /** The copies of this file that stand there; more than one was a mistake. */
    public List<ProviderFileId> copiesAt(ModelDeployment at, FileId file) {
        return copies.where(it -> it.at().equals(at.id()) && it.file().equals(file))
                .map(Copy::id)
                .toList();
    }

    /** How many copies stand, of whatever file. */
    public int size() {
        return copies.size();
    }

    public Optional<byte[]> bytesOf(ProviderFileId copy) {
        return copies.find(copy).map(it -> it.bytes().array());
    }
}
