package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.dataset.UnchangedRows;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.openaiwire.WirePages.Book;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Training files at a host that speaks OpenAI's format; a file's name there is our id. */
final class WireFileStore implements FileStore {

    static final String PATH = "/files";

    /** Where most copies are: a page of 1,000 files has about 300 kB. */
    private static final Book TRAINING =
            new Book(PATH, Map.of("purpose", FilePurpose.FINE_TUNE.word()), 1000, 500);

    /** For copies of other purposes, of which an account may hold very many: the newest ones. */
    private static final Book RECENT = new Book(PATH, Map.of(), 1000, 5);

    private final WireClient client;
    private final WirePages pages;
    private final WireUploads uploads;

    WireFileStore(WireClient client) {
        this.client = client;
        this.pages = new WirePages(client);
        this.uploads = new WireUploads(client);
    }

    @Override
    public ProviderId provider() {
        return client.dialect().provider();
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        return client.dialect().data(at);
    }

    @Override
    public DatasetReport examine(ModelDeployment at, Outgoing file) {
        return new UnchangedRows().examine(file);
    }

    @Override
    public ProviderFileId store(ModelDeployment at, Outgoing file) {
        var name = filename(file.id());
        var parts = client.dialect().parts(at).filter(it -> file.bytes() > it.above());
        var answer =
                parts.isPresent()
                        ? uploads.send(at, file, name, parts.get())
                        : client.upload(at, PATH, FileForm.of(file, name), text(at, file));
        return id(answer).orElseThrow(() -> client.unreadable(Effect.CREATING, null));
    }

    @Override
    public Optional<ProviderFileId> find(ModelDeployment at, FileId file) {
        var found = new ArrayList<ProviderFileId>(1);
        pages.walkWhole(at, TRAINING, page -> search(page, file, found));
        if (found.isEmpty()) {
            pages.walk(at, RECENT, page -> search(page, file, found));
        }
        return found.stream().findFirst();
    }

    static PublicWords text(ModelDeployment at, Outgoing file) {
        return WireClient.text(at).and(file.id().value(), file.id().value());
    }

    /**
     * A word that nobody knows means that the host does not look through the file (any more): the
     * job itself will tell.
     */
    @Override
    public boolean isReady(ModelDeployment at, ProviderFileId copy) {
        if (!client.dialect().looksThroughFiles()) {
            return true;
        }
        var file =
                client.find(at, path(copy))
                        .orElseThrow(() -> faulty("The provider does not have the file any more."));
        return switch (file.path("status").asString("")) {
            case "pending", "running", "uploaded" -> false;
            case "error" -> throw faulty(details(at, file));
            case "deleting", "deleted" ->
                    throw faulty("The provider does not have the file any more.");
            default -> true;
        };
    }

    private static Rejected faulty(String message) {
        return new Rejected(400, "training_file", "invalid_file", message);
    }

    private static String details(ModelDeployment at, JsonNode file) {
        var error = file.path("error");
        return Lenient.text(file, "status_details")
                .or(() -> Lenient.text(error, "message"))
                .map(WireClient.text(at)::clean)
                .orElse("The provider has found the file to be faulty.");
    }

    @Override
    public void remove(ModelDeployment at, ProviderFileId copy) {
        client.remove(at, path(copy));
    }

    private static String path(ProviderFileId copy) {
        return PATH + "/" + Address.segment(copy.value());
    }

    /** Whether the search must go on behind this page. */
    private static boolean search(List<JsonNode> page, FileId file, List<ProviderFileId> found) {
        page.stream()
                .filter(it -> it.path("filename").asString("").equals(filename(file)))
                .findFirst()
                .flatMap(WireFileStore::id)
                .ifPresent(found::add);
        return found.isEmpty();
    }

    private static Optional<ProviderFileId> id(JsonNode file) {
        return Lenient.text(file, "id").filter(it -> it.length() <= 2048).map(ProviderFileId::new);
    }

    private static String filename(FileId file) {
        return file.value() + ".jsonl";
    }
}
