package dev.tunegate.api.file;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.multipart.DisplayFilename;
import dev.tunegate.application.file.NewFile;
import dev.tunegate.application.file.NewUpload;
import dev.tunegate.application.file.UploadOrder;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.file.Upload;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the JSON bodies of uploads say. */
final class UploadRequest {

    private static final String LIFETIME = "expires_after";

    private static final Set<String> KNOWN =
            Set.of(
                    "bytes",
                    "filename",
                    "mime_type",
                    "purpose",
                    LIFETIME,
                    "target_model_names",
                    "model",
                    "custom_llm_provider",
                    "portkey_options");

    /** Longer names are those of no file system. */
    private static final int LONGEST_NAME = 1024;

    private final JsonObject body;

    UploadRequest(JsonObject body) {
        this.body = body.only(KNOWN);
    }

    /** The values of {@code target_model_names}: a list, or one text. */
    List<String> models() {
        return body.flat("target_model_names").stream().toList();
    }

    /**
     * @throws Refusal.InvalidInput naming the member that is missing or wrong
     */
    NewUpload upload(List<ModelName> models, ProviderChoice choice) {
        long bytes = body.longInteger("bytes").orElseThrow(() -> body.missing("bytes"));
        var filename =
                body.text("filename", LONGEST_NAME).orElseThrow(() -> body.missing("filename"));
        var file =
                new NewFile(
                        DisplayFilename.of(filename).value(),
                        body.requiredText("purpose"),
                        models,
                        choice,
                        body.object(LIFETIME).map(UploadRequest::lifetime));
        return new NewUpload(file, body.requiredText("mime_type"), bytes);
    }

    private static Duration lifetime(JsonObject after) {
        after.only(Set.of("anchor", "seconds"));
        if (!after.requiredText("anchor").equals("created_at")) {
            throw new Refusal.InvalidInput(
                    after.path("anchor"),
                    "invalid_value",
                    "'" + after.path("anchor") + "' must be 'created_at'.");
        }
        return Duration.ofSeconds(
                after.integer("seconds").orElseThrow(() -> after.missing("seconds")));
    }

    static UploadOrder order(JsonObject body) {
        body.only(Set.of("part_ids", "md5"));
        if (!body.has("part_ids")) {
            throw body.missing("part_ids");
        }
        Optional<String> md5 = body.text("md5");
        return UploadOrder.of(body.texts("part_ids", Upload.MAX_PARTS), md5);
    }
}
