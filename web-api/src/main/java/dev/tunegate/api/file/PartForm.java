package dev.tunegate.api.file;

import dev.tunegate.api.web.multipart.MultipartReader;
import dev.tunegate.api.web.multipart.Part;
import dev.tunegate.application.file.AddUploadPart;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.file.UploadPart;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The form that brings one part of an upload. It is noted once the whole form is here; closing the
 * form discards what was not.
 */
final class PartForm implements AutoCloseable {

    private static final String DATA = "data";

    private final AddUploadPart add;
    private final Caller caller;
    private final String upload;
    private AddUploadPart.@Nullable Received received;

    PartForm(AddUploadPart add, Caller caller, String upload) {
        this.add = add;
        this.caller = caller;
        this.upload = upload;
    }

    /**
     * @throws Refusal.InvalidInput naming the field that is missing or wrong
     * @throws IOException if the sender breaks off, or the part cannot be stored
     */
    UploadPart take(MultipartReader parts) throws IOException {
        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
            take(part.get());
        }
        var data = received;
        if (data == null) {
            throw invalid("missing_required_parameter", "'data' is a required property");
        }
        return add.finish(data);
    }

    private void take(Part part) throws IOException {
        if (!part.name().equals(DATA)) {
            throw invalid("unknown_parameter", "The form holds the one field 'data'.");
        }
        if (received != null) {
            throw invalid("duplicate_parameter", "A request brings one part, not several.");
        }
        received = add.receive(caller, upload, part.body());
    }

    private static Refusal invalid(String code, String message) {
        return new Refusal.InvalidInput(DATA, code, message);
    }

    @Override
    public void close() {
        var data = received;
        if (data != null) {
            data.close();
        }
    }
}
