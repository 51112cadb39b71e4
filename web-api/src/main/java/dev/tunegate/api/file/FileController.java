package dev.tunegate.api.file;

import dev.tunegate.api.web.ApiController;
import dev.tunegate.api.web.ListBody;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.PageParams;
import dev.tunegate.application.file.DeleteFile;
import dev.tunegate.application.file.FindFiles;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /files}: upload, list, retrieve, read back, delete. */
@ApiController
final class FileController {

    private static final PageParams PAGES = new PageParams(10_000, 10_000);

    private final FileUpload upload;
    private final FindFiles find;
    private final DeleteFile delete;

    FileController(FileUpload upload, FindFiles find, DeleteFile delete) {
        this.upload = upload;
        this.find = find;
        this.delete = delete;
    }

    @Needs(Permission.FILES_WRITE)
    @PostMapping("/files")
    FileBody create(Caller caller, HttpServletRequest request) throws IOException {
        return FileBody.of(upload.take(caller, request));
    }

    @Needs(Permission.FILES_READ)
    @GetMapping("/files")
    ListBody<FileBody> list(Caller caller, HttpServletRequest request) {
        var query = PAGES.of(request);
        var word = Optional.ofNullable(request.getParameter("purpose")).filter(it -> !it.isEmpty());
        var page =
                word.map(it -> find.list(caller, purpose(it), query))
                        .orElseGet(() -> find.list(caller, query));
        return ListBody.of(page.map(FileBody::of), FileBody::id);
    }

    private static FilePurpose purpose(String word) {
        return FilePurpose.named(word)
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "purpose", "invalid_value", "Unknown purpose: " + word));
    }

    @Needs(Permission.FILES_READ)
    @GetMapping("/files/{id}")
    FileBody retrieve(Caller caller, @PathVariable String id) {
        return FileBody.of(find.byId(caller, id));
    }

    @Needs(Permission.FILES_READ)
    @GetMapping("/files/{id}/content")
    void content(Caller caller, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        var file = find.byId(caller, id);
        var disposition =
                ContentDisposition.attachment()
                        .filename(file.label().filename(), StandardCharsets.UTF_8)
                        .build();
        try (var content = find.open(caller, file)) {
            response.setContentType("application/octet-stream");
            response.setContentLengthLong(file.content().bytes());
            response.setHeader("content-disposition", disposition.toString());
            content.transferTo(response.getOutputStream());
        }
    }

    @Needs(Permission.FILES_WRITE)
    @DeleteMapping("/files/{id}")
    Deleted delete(Caller caller, @PathVariable String id) {
        return new Deleted(delete.delete(caller, id).value(), "file", true);
    }

    /** Says that a file is gone. */
    record Deleted(String id, String object, boolean deleted) {}
}
