package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads what it is given and keeps a note of it, never the content. */
final class SimulatorFileStore implements FileStore {

    private final Notes notes;
    private final Pause pause;

    SimulatorFileStore(Notes notes, Pause pause) {
        this.notes = notes;
        this.pause = pause;
    }

    @Override
    public ProviderId provider() {
        return Notes.SIMULATOR;
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        return SimulatorTerms.data();
    }

    @Override
    public ProviderFileId store(ModelDeployment at, Outgoing file) {
        switch (paused(at).refusing().files()) {
            case OK -> {}
            case REJECTED ->
                    throw new ProviderFailure.Rejected(
                            400,
                            "file",
                            "invalid_file_format",
                            "The simulated provider does not take this file.");
            case UNAVAILABLE ->
                    throw new ProviderFailure.Unavailable(
                            "The simulated provider is not available.", null, null);
        }
        return notes.keep(at, file.id(), read(file));
    }

    private static FileNote read(Outgoing file) {
        try (var data = file.open().get()) {
            var note = FileReading.of(data);
            if (note.bytes() != file.bytes()) {
                throw new ProviderFailure.Unavailable("The file broke off.", null, null);
            }
            return note;
        } catch (IOException | UncheckedIOException e) {
            throw new ProviderFailure.Unavailable("The file could not be read.", null, e);
        }
    }

    @Override
    public Optional<ProviderFileId> find(ModelDeployment at, FileId file) {
        paused(at);
        var copy = Notes.copyOf(file);
        return notes.file(at, copy).map(_ -> copy);
    }

    @Override
    public void remove(ModelDeployment at, ProviderFileId copy) {
        paused(at);
        notes.forget(at, copy);
    }

    private SimulatorOptions paused(ModelDeployment at) {
        var options = SimulatorOptions.of(at);
        pause.take(options.latency());
        return options;
    }
}
