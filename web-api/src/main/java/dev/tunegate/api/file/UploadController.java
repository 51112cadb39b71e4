package dev.tunegate.api.file;

import dev.tunegate.api.routing.ProviderChoices;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.ClientStream;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.StandingWatch;
import dev.tunegate.api.web.multipart.Boundary;
import dev.tunegate.api.web.multipart.MultipartLimits;
import dev.tunegate.api.web.multipart.MultipartReader;
import dev.tunegate.application.file.AddUploadPart;
import dev.tunegate.application.file.CancelUpload;
import dev.tunegate.application.file.CompleteUpload;
import dev.tunegate.application.file.CreateUpload;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.file.UploadPart;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes under {@code /uploads}: files that come in parts. */
@Api
final class UploadController {

    /** What a form may hold besides the part: headers and boundaries. */
    private static final long FORM_BYTES = 1L << 20;

    private final CreateUpload create;
    private final AddUploadPart add;
    private final CompleteUpload complete;
    private final CancelUpload cancel;
    private final ProviderChoices choices;
    private final StandingWatch watch;

    UploadController(
            CreateUpload create,
            AddUploadPart add,
            CompleteUpload complete,
            CancelUpload cancel,
            ProviderChoices choices,
            StandingWatch watch) {
        this.create = create;
        this.add = add;
        this.complete = complete;
        this.cancel = cancel;
        this.choices = choices;
        this.watch = watch;
    }

    @Needs(Permission.FILES_WRITE)
    @PostMapping("/uploads")
    UploadBody create(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        var wanted = new UploadRequest(body);
        var choice = choices.of(caller, request, body).choice();
        var models = new FileTargets(choices, caller, request).models(wanted.models(), body::text);
        return UploadBody.of(create.create(caller, wanted.upload(models, choice)));
    }

    @Needs(Permission.FILES_WRITE)
    @PostMapping("/uploads/{id}/parts")
    UploadBody.OfPart add(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException {
        choices.check(request);
        add.requireAllowed(caller, id);
        try (var watched = watch.over(request, it -> add.requireAllowed(it, id))) {
            var body = ClientStream.of(request, watched);
            return UploadBody.OfPart.of(part(caller, id, request, body));
        }
    }

    private UploadPart part(Caller caller, String id, HttpServletRequest request, ClientStream body)
            throws IOException {
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        var limits = MultipartLimits.upTo(UploadPart.MAX_BYTES + FORM_BYTES);
        try (var form = new PartForm(add, caller, id)) {
            var parts = new MultipartReader(body, Boundary.ofContentType(type), limits);
            return Storing.of(() -> form.take(parts));
        } catch (RuntimeException e) {
            body.drain(2 * UploadPart.MAX_BYTES);
            throw e;
        }
    }

    @Needs(Permission.FILES_WRITE)
    @PostMapping("/uploads/{id}/complete")
    UploadBody complete(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        choices.check(request);
        complete.requireAllowed(caller, id);
        var order = UploadRequest.order(JsonRequest.read(request));
        try (var watched = watch.over(request, it -> complete.requireAllowed(it, id))) {
            return UploadBody.of(
                    Storing.of(() -> complete.complete(caller, id, order, watched::requireOpen)));
        }
    }

    /** SDKs send no body, or an empty one of any type: whatever comes is not read. */
    @Needs(Permission.FILES_WRITE)
    @PostMapping("/uploads/{id}/cancel")
    UploadBody cancel(Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        return UploadBody.of(cancel.cancel(caller, id));
    }
}
