package dev.tunegate.api.file;

import dev.tunegate.api.web.multipart.DisplayFilename;
import dev.tunegate.api.web.multipart.FormFields;
import dev.tunegate.api.web.multipart.MultipartReader;
import dev.tunegate.api.web.multipart.Part;
import dev.tunegate.application.file.Intake;
import dev.tunegate.application.file.NewFile;
import dev.tunegate.application.file.UploadFile;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of an upload. Its parts come in any order, so the file is taken in as soon as it comes
 * by and judged when everything is known. Closing the form discards what was not kept.
 */
final class FileForm implements AutoCloseable {

    private static final String FILE = "file";

    private final UploadFile upload;
    private final Caller caller;
    private final FileTargets targets;
    private final long atLeast;
    private final FormFields fields = new FormFields();
    private Intake.@Nullable Received received;
    private String filename = "";

    /**
     * @param atLeast so many bytes the file surely has
     */
    FileForm(UploadFile upload, Caller caller, FileTargets targets, long atLeast) {
        this.upload = upload;
        this.caller = caller;
        this.targets = targets;
        this.atLeast = atLeast;
    }

    /**
     * @throws Refusal.InvalidInput naming the field that is missing or wrong
     * @throws IOException if the sender breaks off, or the file cannot be stored
     */
    ManagedFile take(MultipartReader parts) throws IOException {
        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
            take(part.get());
        }
        var file = received;
        if (file == null) {
            throw invalid(FILE, "missing_required_parameter", "'file' is a required property");
        }
        return upload.finish(caller, file, newFile());
    }

    private void take(Part part) throws IOException {
        if (!part.isFile() && !part.name().equals(FILE)) {
            fields.add(part);
            return;
        }
        if (!part.isFile() || !part.name().equals(FILE)) {
            throw invalid(
                    FILE,
                    "invalid_value",
                    "The file is sent as the one part named 'file', with a filename.");
        }
        if (received != null) {
            throw invalid(FILE, "duplicate_parameter", "A request uploads one file, not several.");
        }
        filename = DisplayFilename.of(part.filename().orElse("")).value();
        received = upload.receive(caller, part.body(), atLeast);
    }

    private NewFile newFile() {
        if (fields.names().stream().anyMatch(it -> it.startsWith("target_storage"))) {
            throw new Refusal.NotSupported(
                    "target_storage", "Where files are stored cannot be chosen here.");
        }
        var purpose =
                only("purpose")
                        .orElseThrow(
                                () ->
                                        invalid(
                                                "purpose",
                                                "missing_required_parameter",
                                                "'purpose' is a required property"));
        return new NewFile(
                filename,
                purpose,
                targets.models(fields.all("target_model_names"), this::only),
                targets.choice(this::only),
                lifetime());
    }

    private Optional<String> only(String name) {
        var values = fields.all(name);
        if (values.size() > 1) {
            throw invalid(name, "duplicate_parameter", "The field '" + name + "' is given twice.");
        }
        return values.stream().filter(it -> !it.isEmpty()).findFirst();
    }

    private Optional<Duration> lifetime() {
        var anchor = only("expires_after[anchor]");
        var seconds = only("expires_after[seconds]");
        if (anchor.isEmpty() && seconds.isEmpty()) {
            return Optional.empty();
        }
        if (!anchor.orElseThrow(() -> halfGiven("anchor")).equals("created_at")) {
            throw invalid(
                    "expires_after.anchor",
                    "invalid_value",
                    "'expires_after.anchor' must be 'created_at'.");
        }
        return Optional.of(seconds(seconds.orElseThrow(() -> halfGiven("seconds"))));
    }

    private static Duration seconds(String text) {
        if (!text.matches("-?[0-9]{1,15}")) {
            throw invalid(
                    "expires_after.seconds",
                    "invalid_type",
                    "'expires_after.seconds' must be a whole number.");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static Refusal halfGiven(String missing) {
        return invalid(
                "expires_after." + missing,
                "missing_required_parameter",
                "'expires_after' takes both 'anchor' and 'seconds'.");
    }

    private static Refusal invalid(String param, String code, String message) {
        return new Refusal.InvalidInput(param, code, message);
    }

    @Override
    public void close() {
        var file = received;
        if (file != null) {
            file.close();
        }
    }
}
