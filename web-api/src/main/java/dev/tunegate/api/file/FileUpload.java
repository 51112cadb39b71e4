package dev.tunegate.api.file;

import dev.tunegate.api.web.multipart.Boundary;
import dev.tunegate.api.web.multipart.DisplayFilename;
import dev.tunegate.api.web.multipart.FormFields;
import dev.tunegate.api.web.multipart.MultipartLimits;
import dev.tunegate.api.web.multipart.MultipartReader;
import dev.tunegate.api.web.multipart.Part;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.file.Intake;
import dev.tunegate.application.file.NewFile;
import dev.tunegate.application.file.UploadFile;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads an upload as it streams in: the parts may come in any order, the file's bytes are passed on
 * at once, and what the fields say is applied when all of them are known.
 */
@Component
final class FileUpload {

    /** Room for the form around the file. */
    private static final long FORM_BYTES = 2L << 20;

    private final UploadFile upload;
    private final MultipartLimits limits;

    FileUpload(UploadFile upload, FileLimits limits) {
        this.upload = upload;
        this.limits = MultipartLimits.upTo(limits.maxBytes() + FORM_BYTES);
    }

    ManagedFile take(Caller caller, HttpServletRequest request) throws IOException {
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        var parts =
                new MultipartReader(request.getInputStream(), Boundary.ofContentType(type), limits);
        var form = new Form();
        try {
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                take(caller, form, part.get());
            }
            return upload.finish(caller, form.received(), form.toNewFile());
        } finally {
            form.discard();
        }
    }

    private void take(Caller caller, Form form, Part part) throws IOException {
        if (part.name().equals("file")) {
            form.requireNoFile();
            form.filename = DisplayFilename.of(part.filename().orElse("")).value();
            form.received = upload.receive(caller, part.body());
        } else if (part.isFile()) {
            throw invalid(part.name(), "unknown_parameter", "Unexpected file part.");
        } else {
            form.fields.add(part);
        }
    }

    private static Refusal invalid(String param, String code, String message) {
        return new Refusal.InvalidInput(param, code, message);
    }

    /** What has been read of the form so far. */
    private static final class Form {

        private final FormFields fields = new FormFields();
        private @Nullable String filename;
        private Intake.@Nullable Received received;

        private void requireNoFile() {
            if (received != null) {
                throw invalid("file", "invalid_value", "Only one file can be uploaded at a time.");
            }
        }

        private Intake.Received received() {
            if (received == null) {
                throw required("file");
            }
            return received;
        }

        private void discard() {
            if (received != null) {
                received.close();
            }
        }

        private NewFile toNewFile() {
            if (fields.first("target_storage").filter(it -> !it.equals("default")).isPresent()) {
                throw invalid(
                        "target_storage", "unsupported", "Only the default storage is available.");
            }
            var purpose = fields.first("purpose").orElseThrow(() -> required("purpose"));
            return new NewFile(
                    Optional.ofNullable(filename).orElse("upload"), purpose, targets(), lifetime());
        }

        private static Refusal required(String field) {
            return invalid(
                    field, "missing_required_parameter", "'" + field + "' is a required property");
        }

        /** Names may be repeated, bracketed, or stand in one field with commas between them. */
        private List<ModelName> targets() {
            return fields.all("target_model_names").stream()
                    .flatMap(it -> Arrays.stream(it.split(",", -1)))
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .distinct()
                    .map(it -> ModelName.of(it, "target_model_names"))
                    .toList();
        }

        private Optional<Duration> lifetime() {
            var anchor = fields.first("expires_after[anchor]");
            var seconds = fields.first("expires_after[seconds]");
            if (anchor.isEmpty() && seconds.isEmpty()) {
                return Optional.empty();
            }
            if (!anchor.orElseThrow(() -> required("expires_after[anchor]")).equals("created_at")) {
                throw invalid(
                        "expires_after[anchor]", "invalid_value", "The anchor must be created_at.");
            }
            var text = seconds.orElseThrow(() -> required("expires_after[seconds]"));
            if (!text.matches("[0-9]{1,12}")) {
                throw invalid(
                        "expires_after[seconds]",
                        "invalid_type",
                        "expires_after[seconds] must be an integer.");
            }
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
    }
}
