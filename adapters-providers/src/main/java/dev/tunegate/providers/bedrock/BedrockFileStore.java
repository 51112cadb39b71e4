package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.dataset.Conversion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Training files in an account's bucket: a folder for each file, in it the rows as the model's
 * family takes them, and the pictures that they show.
 */
final class BedrockFileStore implements FileStore {

    private static final Logger LOG = LoggerFactory.getLogger(BedrockFileStore.class);

    private final Bedrock bedrock;

    BedrockFileStore(Bedrock bedrock) {
        this.bedrock = bedrock;
    }

    @Override
    public ProviderId provider() {
        return BedrockWords.BEDROCK;
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        return BedrockTerms.data(at);
    }

    @Override
    public DatasetReport examine(ModelDeployment at, Outgoing file) {
        return isTrainingData(file)
                ? conversion(at).examine(file)
                : FileStore.super.examine(at, file);
    }

    @Override
    public ProviderFileId store(ModelDeployment at, Outgoing file) {
        var files = bedrock.files(at);
        var place = place(at, file.id());
        var upload = new S3Upload(files, place);
        try (var rows = rows(at, file, files)) {
            upload.send(rows);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Unavailable("The file could not be read.", null, unreadable);
        }
        LOG.debug(
                "{} sent: {} bytes, {} of them again", file.id(), upload.bytes(), upload.resent());
        return new ProviderFileId(place.uri());
    }

    @Override
    public Optional<ProviderFileId> find(ModelDeployment at, FileId file) {
        var place = place(at, file);
        return bedrock.files(at).exists(place)
                ? Optional.of(new ProviderFileId(place.uri()))
                : Optional.empty();
    }

    /** Removes the whole folder: a file is only ever removed together with all its copies. */
    @Override
    public void remove(ModelDeployment at, ProviderFileId copy) {
        var files = bedrock.files(at);
        S3Place.of(copy.value())
                .map(it -> ours(BedrockAccount.of(at), it.parent()))
                .ifPresent(files::removeAll);
    }

    /** A file's folder, and not, by some mistake, all that a bucket holds. */
    private static S3Place ours(BedrockAccount account, S3Place folder) {
        var ours = account.files("file-");
        boolean within =
                folder.bucket().equals(ours.bucket())
                        && folder.key().startsWith(ours.key())
                        && folder.key().length() > ours.key().length();
        if (!within) {
            throw new Misconfigured("The copy does not lie in the account's bucket and folder.");
        }
        return folder;
    }

    private InputStream rows(ModelDeployment at, Outgoing file, S3Files files) {
        var pictures = folder(at, file.id()).with("pictures");
        return isTrainingData(file)
                ? conversion(at).rows(file, new Pictures(files, pictures))
                : file.open().get();
    }

    private static boolean isTrainingData(Outgoing file) {
        return file.content().format().isPresent();
    }

    private static Conversion conversion(ModelDeployment at) {
        var account = BedrockAccount.of(at);
        return new Conversion(
                switch (ModelFamily.of(at).rows()) {
                    case CONVERSATION ->
                            BedrockRows.conversation(account.bucket(), account.owner());
                    case CLAUDE -> BedrockRows.claude();
                    case PROMPT_COMPLETION -> BedrockRows.promptCompletion();
                });
    }

    private static S3Place place(ModelDeployment at, FileId file) {
        return folder(at, file).with(ModelFamily.of(at).rows().word() + ".jsonl");
    }

    private static S3Place folder(ModelDeployment at, FileId file) {
        return BedrockAccount.of(at).files(file.value());
    }
}
