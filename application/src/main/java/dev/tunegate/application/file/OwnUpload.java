package dev.tunegate.application.file;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.file.Upload;
import dev.tunegate.domain.file.UploadId;
import dev.tunegate.domain.file.Uploads;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;

/** Finds an upload that the caller may go on with. */
@Step
public final class OwnUpload {

    private final Uploads uploads;

    public OwnUpload(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * @param id as the caller gave it
     * @throws Refusal.NotFound if there is no such upload, or the caller may not know of it
     * @throws Refusal.NotAllowed if the caller may see it and no more
     */
    Upload byId(Caller caller, String id) {
        AccessPolicy.require(caller, Permission.FILES_WRITE);
        var upload =
                idIn(id).flatMap(uploads::find)
                        .filter(it -> caller.sees(it.owner()))
                        .orElseThrow(() -> new Refusal.NotFound("Upload object", id, "id"));
        AccessPolicy.require(caller, Permission.FILES_WRITE, Place.of(upload.owner()));
        return upload;
    }

    private static Optional<UploadId> idIn(String text) {
        return text.matches("upload_[0-9A-Za-z]{1,40}")
                ? Optional.of(new UploadId(text))
                : Optional.empty();
    }
}
