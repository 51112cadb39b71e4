package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.dataset.Conversion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Training files in an account's bucket, in Gemini's format: one folder for each file, named by its
 * id, with the rows in one object and each picture in another.
 */
final class VertexFileStore implements FileStore {

    private static final Logger LOG = LoggerFactory.getLogger(VertexFileStore.class);
    private static final String ROWS = ".jsonl";

    private final CloudStorage storage;
    private final RowsUpload upload;

    VertexFileStore(VertexClient client, Pause pause) {
        this.storage = new CloudStorage(client);
        this.upload = new RowsUpload(client, storage, pause);
    }

    @Override
    public ProviderId provider() {
        return VertexWords.VERTEX;
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        return GeminiData.TERMS;
    }

    @Override
    public DatasetReport examine(ModelDeployment at, Outgoing file) {
        var format = format(file);
        if (format.isEmpty()) {
            return report(file, new ArrayList<>(), GeminiData.noTrainingData());
        }
        var report = new Conversion(GeminiData.rows(format.get())).examine(file);
        return report(file, report.findings(), GeminiData.tooMuch(file, format.get()));
    }

    private static DatasetReport report(Outgoing file, List<Finding> rows, List<Finding> whole) {
        var findings = new ArrayList<>(whole);
        findings.addAll(rows);
        return new DatasetReport(
                file.content().format(),
                file.content().rows(),
                findings.stream().limit(DatasetReport.MAX_FINDINGS).toList());
    }

    @Override
    public ProviderFileId store(ModelDeployment at, Outgoing file) {
        var format =
                format(file)
                        .filter(GeminiData.TERMS.formats()::containsKey)
                        .orElseThrow(VertexFileStore::refused);
        var site = VertexSite.of(at.connection());
        var name = ObjectName.of(site, file.id(), GeminiData.word(format) + ROWS);
        var pictures = new KeptPictures(storage, at, file.id());
        try (var rows = new Conversion(GeminiData.rows(format)).rows(file, pictures)) {
            upload.write(at, name, file, rows);
            return new ProviderFileId(name.toString());
        } catch (Rejected refused) {
            sweep(at, file.id());
            throw refused;
        } catch (IOException broken) {
            throw new Unavailable("The file could not be read.", null, broken);
        }
    }

    /**
     * Pictures of a file whose rows will never come are of no use; what fails here does no harm.
     */
    private void sweep(ModelDeployment at, FileId file) {
        try {
            var site = VertexSite.of(at.connection());
            var left = storage.list(at, site.bucket(), ObjectName.folder(site, file));
            if (left.stream().noneMatch(it -> it.path().endsWith(ROWS))) {
                left.forEach(it -> storage.remove(at, it));
            }
        } catch (ProviderFailure failure) {
            LOG.info("pictures of {} stay in the bucket: {}", file, failure.reason());
        }
    }

    @Override
    public Optional<ProviderFileId> find(ModelDeployment at, FileId file) {
        var site = VertexSite.of(at.connection());
        return storage.list(at, site.bucket(), ObjectName.folder(site, file)).stream()
                .filter(it -> it.path().endsWith(ROWS))
                .min(Comparator.comparing(ObjectName::path))
                .map(it -> new ProviderFileId(it.toString()));
    }

    /** The rows go last: as long as they stand, the copy is found and can be removed again. */
    @Override
    public void remove(ModelDeployment at, ProviderFileId copy) {
        ObjectName.of(copy)
                .filter(it -> it.folder().length() > 1)
                .ifPresent(
                        it ->
                                storage.list(at, it.bucket(), it.folder()).stream()
                                        .sorted(
                                                Comparator.comparing(
                                                        name -> name.path().endsWith(ROWS)))
                                        .forEach(name -> storage.remove(at, name)));
    }

    private static Optional<DatasetFormat> format(Outgoing file) {
        return file.content().format().filter(_ -> file.purpose() == FilePurpose.FINE_TUNE);
    }

    private static Rejected refused() {
        return new Rejected(
                400,
                "purpose",
                "unsupported_file",
                "Vertex AI takes training files of chats and of preferences, and no others.");
    }
}
