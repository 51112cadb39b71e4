package dev.tunegate.providers.openaiwire.server;

import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Everything the server can be asked, what it was asked, and how it is to err. */
final class WireApi {

    private final Face face;
    private final Habits habits = new Habits();
    private final WireFiles files;
    private final WireRuns runs;
    private final TrainingApi training;
    private final ChatApi chat = new ChatApi();
    private final TextApi texts = new TextApi();
    private final GraderApi graders = new GraderApi();
    private final WireUploads uploads;
    private final BatchesApi batches;
    private final WireControl control;
    private final List<Misbehaviour> faults = new ArrayList<>();
    private final List<SeenRequest> seen = new ArrayList<>();
    private final List<String> deletedModels = new ArrayList<>();

    WireApi(Manner manner, String key, Clock clock) {
        this.face = manner.face(key, clock);
        this.uploads = new WireUploads(clock);
        this.files = new WireFiles(clock);
        this.runs = new WireRuns(files, clock);
        this.training = new TrainingApi(runs, files, habits);
        this.batches = new BatchesApi(files, habits, chat, clock);
        this.control = new WireControl(this);
    }

    Habits habits() {
        return habits;
    }

    WireFiles files() {
        return files;
    }

    WireUploads uploads() {
        return uploads;
    }

    Face face() {
        return face;
    }

    BatchesApi batches() {
        return batches;
    }

    WireRuns runs() {
        return runs;
    }

    synchronized List<String> deletedModels() {
        return List.copyOf(deletedModels);
    }

    synchronized void misbehave(Misbehaviour fault) {
        faults.add(fault);
    }

    synchronized List<SeenRequest> seen() {
        return List.copyOf(seen);
    }

    /** Notes a request, and takes the fault that is meant for it. */
    synchronized @Nullable Fault received(WireRequest request) {
        if (request.path().startsWith(WireControl.PATH)) {
            return null;
        }
        seen.add(
                new SeenRequest(
                        request.method(), request.path(), request.query(), request.headers()));
        for (var fault : faults) {
            if (fault.concerns(request)) {
                faults.remove(fault);
                return fault.fault();
            }
        }
        return null;
    }

    WireResponse handle(WireRequest request) throws IOException {
        if (request.path().startsWith(WireControl.PATH)) {
            return control.handle(request);
        }
        return face.handle(request, this);
    }

    /** What every host does behind its face. */
    WireResponse core(WireRequest request) throws IOException {
        if (request.path().startsWith(TrainingApi.PATH)) {
            return training.handle(request);
        }
        if (request.path().startsWith(BatchesApi.PATH)) {
            return batches.handle(request);
        }
        if (request.path().startsWith(WireUploads.PATH)) {
            return uploads.handle(request, files);
        }
        if (request.path().startsWith("/files")) {
            return filesPath(request);
        }
        if (request.path().startsWith(GraderApi.PATH)) {
            return graders.handle(request);
        }
        if (request.path().equals("/chat/completions")) {
            return chat.handle(request);
        }
        if (TextApi.concerns(request.path())) {
            return texts.handle(request);
        }
        if (request.path().startsWith("/models/") && request.method().equals("DELETE")) {
            return deleteModel(request.segmentAfter("/models/"));
        }
        return WireResponse.text(404, "text/html", "<html>no such path</html>");
    }

    private WireResponse filesPath(WireRequest request) throws IOException {
        if (request.path().equals("/files")) {
            return request.method().equals("POST") ? upload(request) : listFiles(request);
        }
        var id = request.segmentAfter("/files/");
        var missing = WireResponse.error(404, "", "id", "No such File object: " + id);
        if (request.method().equals("DELETE")) {
            return files.remove(id) ? deleted(id, "file") : missing;
        }
        boolean content = request.path().endsWith("/content");
        return files.find(id).map(it -> content ? content(it) : fileBody(it)).orElse(missing);
    }

    private WireResponse upload(WireRequest request) throws IOException {
        var form = UploadForm.read(request);
        if (!form.hasFile() || form.purpose().isEmpty()) {
            return WireResponse.error(400, "", "purpose", "'purpose' is a required property");
        }
        return fileBody(files.add(form));
    }

    private static WireResponse fileBody(WireFiles.Entry entry) {
        return WireResponse.json(WireFiles.json(entry));
    }

    private static WireResponse content(WireFiles.Entry entry) {
        return WireResponse.text(200, "application/octet-stream", entry.content());
    }

    private WireResponse listFiles(WireRequest request) {
        var purpose = request.query().getOrDefault("purpose", "");
        var list =
                files.all().stream()
                        .filter(it -> purpose.isEmpty() || it.purpose().equals(purpose))
                        .map(WireFiles::json)
                        .toList();
        return ListPage.of(list, request, 10000, habits.saysHasMore);
    }

    private synchronized WireResponse deleteModel(String id) {
        if (id.startsWith("unknown")) {
            return WireResponse.error(404, "model_not_found", "model", "No such model: " + id);
        }
        deletedModels.add(id);
        return deleted(id, "model");
    }

    private static WireResponse deleted(String id, String object) {
        var node = JsonNodeFactory.instance.objectNode();
        return WireResponse.json(node.put("id", id).put("object", object).put("deleted", true));
    }
}
