package dev.tunegate.api.file;

import dev.tunegate.api.routing.ProviderChoices;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.BoundedListBody;
import dev.tunegate.api.web.ClientStream;
import dev.tunegate.api.web.DeletedBody;
import dev.tunegate.api.web.ListParameters;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.api.web.StandingWatch;
import dev.tunegate.api.web.multipart.Boundary;
import dev.tunegate.api.web.multipart.MultipartLimits;
import dev.tunegate.api.web.multipart.MultipartReader;
import dev.tunegate.application.file.DeleteFile;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.file.FindFiles;
import dev.tunegate.application.file.UploadFile;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes under {@code /files}; LiteLLM knows them behind a provider's name too. */
@Api(under = {"/v1", "", "/{provider}/v1"})
final class FileController {

    private static final int MAX_PAGE = 10_000;

    /** What a form may hold besides the file: fields, headers and boundaries. */
    private static final long FORM_BYTES = 2L << 20;

    private final UploadFile upload;
    private final FindFiles find;
    private final DeleteFile delete;
    private final ProviderChoices choices;
    private final StandingWatch watch;
    private final long maxBytes;

    FileController(
            UploadFile upload,
            FindFiles find,
            DeleteFile delete,
            ProviderChoices choices,
            StandingWatch watch,
            FileLimits limits) {
        this.choices = choices;
        this.watch = watch;
        this.upload = upload;
        this.find = find;
        this.delete = delete;
        this.maxBytes = limits.maxBytes();
    }

    @Needs(Permission.FILES_WRITE)
    @PostMapping("/files")
    FileBody create(Caller caller, HttpServletRequest request) throws IOException {
        var owner = caller.owner();
        try (var watched = watch.over(request, it -> upload.requireAllowed(it, owner))) {
            return create(caller, request, ClientStream.of(request, watched));
        }
    }

    private FileBody create(Caller caller, HttpServletRequest request, ClientStream body)
            throws IOException {
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        var boundary = Boundary.ofContentType(type);
        var targets = new FileTargets(choices, caller, request);
        try (var form = new FileForm(upload, caller, targets, atLeast(request))) {
            choices.check(request);
            var parts = new MultipartReader(body, boundary, limits());
            return FileBody.of(Storing.of(() -> form.take(parts)));
        } catch (RuntimeException e) {
            body.drain(maxBytes);
            throw e;
        }
    }

    /** What is declared, without the most that the rest of the form can be. */
    private static long atLeast(HttpServletRequest request) {
        return Math.max(0, request.getContentLengthLong() - FORM_BYTES);
    }

    private MultipartLimits limits() {
        return MultipartLimits.upTo(maxBytes + FORM_BYTES);
    }

    @Needs(Permission.FILES_READ)
    @GetMapping("/files")
    BoundedListBody<FileBody> list(Caller caller, HttpServletRequest request) {
        choices.check(request);
        var query = QueryParameters.of(request);
        var page = ListParameters.inOrder(query, MAX_PAGE, MAX_PAGE);
        Listing<ManagedFile> files =
                query.text("purpose")
                        .map(FileController::purpose)
                        .map(it -> find.list(caller, it, page))
                        .orElseGet(() -> find.list(caller, page));
        return BoundedListBody.of(files, FileBody::of, it -> it.id().value());
    }

    private static FilePurpose purpose(String word) {
        return FilePurpose.named(word)
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "purpose",
                                        "invalid_value",
                                        "'" + word + "' is no purpose of a file."));
    }

    @Needs(Permission.FILES_READ)
    @GetMapping("/files/{id}")
    FileBody retrieve(Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        return FileBody.of(find.byId(caller, id));
    }

    @Needs(Permission.FILES_WRITE)
    @DeleteMapping("/files/{id}")
    DeletedBody delete(Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        return DeletedBody.of("file", delete.delete(caller, id).value());
    }

    @Needs(Permission.FILES_READ)
    @GetMapping("/files/{id}/content")
    void content(
            Caller caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        choices.check(request);
        var file = find.byId(caller, id);
        new Download(request, response).send(file, it -> find.open(caller, file, it));
    }
}
