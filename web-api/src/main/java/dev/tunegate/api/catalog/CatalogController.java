package dev.tunegate.api.catalog;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.IfMatch;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.catalog.FindModelInfo;
import dev.tunegate.application.catalog.ManageModels;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.StoredModel;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes under {@code /model} that change the catalog. */
@Api
final class CatalogController {

    private final ManageModels manage;
    private final FindModelInfo find;

    CatalogController(ManageModels manage, FindModelInfo find) {
        this.manage = manage;
        this.find = find;
    }

    /** Which model is gone. */
    record DeletedModelBody(String id, String message) {}

    @Needs(Permission.CATALOG_WRITE)
    @PostMapping("/model/new")
    ModelInfoBody add(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return body(caller, manage.add(caller, ModelRequest.read(JsonRequest.read(request))));
    }

    @Needs(Permission.CATALOG_WRITE)
    @PostMapping("/model/update")
    ModelInfoBody update(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var json = JsonRequest.read(request);
        return update(caller, ModelRequest.id(json), json, request);
    }

    @Needs(Permission.CATALOG_WRITE)
    @PatchMapping("/model/{id}/update")
    ModelInfoBody patch(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return update(caller, id, JsonRequest.read(request), request);
    }

    private ModelInfoBody update(
            Caller caller, String id, JsonObject json, HttpServletRequest request) {
        var wanted = ModelRequest.read(json);
        return body(caller, manage.update(caller, id, wanted, IfMatch.of(request)));
    }

    @Needs(Permission.CATALOG_WRITE)
    @PostMapping("/model/delete")
    DeletedModelBody delete(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var id = JsonRequest.read(request).only(Set.of("id")).requiredText("id");
        manage.delete(caller, id, IfMatch.of(request));
        return new DeletedModelBody(id, "Model: " + id + " deleted successfully");
    }

    @Needs(Permission.CATALOG_WRITE)
    @PostMapping("/model/block")
    ModelInfoBody block(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return body(caller, manage.block(caller, named(request), IfMatch.of(request)));
    }

    @Needs(Permission.CATALOG_WRITE)
    @PostMapping("/model/unblock")
    ModelInfoBody unblock(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return body(caller, manage.unblock(caller, named(request), IfMatch.of(request)));
    }

    private static String named(HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return JsonRequest.read(request).only(Set.of("model_id")).requiredText("model_id");
    }

    private ModelInfoBody body(Caller caller, StoredModel model) {
        return ModelInfoBody.of(find.byId(caller, model.id().value()));
    }
}
