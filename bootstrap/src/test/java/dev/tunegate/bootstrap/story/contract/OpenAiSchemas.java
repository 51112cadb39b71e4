package dev.tunegate.bootstrap.story.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What OpenAI published of its answers, where that lies beside the project. */
final class OpenAiSchemas {

    /** Our operations under the names that they have there. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("createFile", "files.create"),
                    Map.entry("retrieveFile", "files.retrieve"),
                    Map.entry("listFiles", "files.list"),
                    Map.entry("deleteFile", "files.delete"),
                    Map.entry("createUpload", "uploads.create"),
                    Map.entry("completeUpload", "uploads.complete"),
                    Map.entry("cancelUpload", "uploads.cancel"),
                    Map.entry("addUploadPart", "uploads.parts.create"),
                    Map.entry("listModels", "models.list"),
                    Map.entry("retrieveModel", "models.retrieve"),
                    Map.entry("deleteModel", "models.delete"),
                    Map.entry("createFineTuningJob", "jobs.create"),
                    Map.entry("retrieveFineTuningJob", "jobs.retrieve"),
                    Map.entry("cancelFineTuningJob", "jobs.cancel"),
                    Map.entry("pauseFineTuningJob", "jobs.pause"),
                    Map.entry("resumeFineTuningJob", "jobs.resume"),
                    Map.entry("listFineTuningJobs", "jobs.list"),
                    Map.entry("listFineTuningEvents", "jobs.events"),
                    Map.entry("listFineTuningCheckpoints", "jobs.checkpoints"),
                    Map.entry("createCheckpointPermissions", "permissions.create"),
                    Map.entry("listCheckpointPermissions", "permissions.list"),
                    Map.entry("deleteCheckpointPermission", "permissions.delete"),
                    Map.entry("runGrader", "graders.run"),
                    Map.entry("validateGrader", "graders.validate"),
                    Map.entry("createChatCompletion", "chat.completions"),
                    Map.entry("createCompletion", "completions"),
                    Map.entry("createBatch", "batches.create"),
                    Map.entry("retrieveBatch", "batches.retrieve"),
                    Map.entry("cancelBatch", "batches.retrieve"),
                    Map.entry("listBatches", "batches.list"));

    private final JsonNode published;
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private OpenAiSchemas(JsonNode published) {
        this.published = published;
    }

    static Optional<OpenAiSchemas> besideTheProject() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var file = at.resolve("shared/data/openai-api-schemas.json");
            if (Files.isReadable(file)) {
                return Optional.of(new OpenAiSchemas(JsonMapper.shared().readTree(file.toFile())));
            }
        }
        return Optional.empty();
    }

    /** Those of our operations whose answers it knows. */
    static Set<String> operations() {
        return NAMES.keySet();
    }

    /** What of an answer to one of our operations is not as published, each with its place. */
    List<String> faults(String operation, int status, JsonNode body) {
        var name = status >= 400 ? "error" : NAMES.getOrDefault(operation, "");
        return name.isEmpty()
                ? List.of()
                : schemas.computeIfAbsent(name, this::schema).validate(body).stream()
                        .map(Error::toString)
                        .toList();
    }

    private Schema schema(String name) {
        var document = JsonMapper.shared().createObjectNode();
        document.set("$defs", published.path("$defs"));
        document.put("$ref", "#/$defs/" + published.path("ops").path(name).asString());
        return registry.getSchema(document);
    }
}
