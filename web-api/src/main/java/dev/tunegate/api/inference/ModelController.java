package dev.tunegate.api.inference;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.DeletedBody;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.inference.DeleteTunedModel;
import dev.tunegate.application.inference.FindModels;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The routes under {@code /models}. A name may hold colons and slashes, encoded or not. */
@Api
final class ModelController {

    private final FindModels find;
    private final DeleteTunedModel delete;

    ModelController(FindModels find, DeleteTunedModel delete) {
        this.find = find;
        this.delete = delete;
    }

    /** All of them: this list has no pages. */
    record ModelsBody(String object, List<ModelBody> data) {}

    @Needs(Permission.MODELS_READ)
    @GetMapping("/models")
    ModelsBody list(Caller caller) {
        return new ModelsBody("list", find.list(caller).stream().map(ModelBody::of).toList());
    }

    @Needs(Permission.MODELS_READ)
    @GetMapping("/models/{*name}")
    ModelBody retrieve(Caller caller, @PathVariable String name) {
        return ModelBody.of(find.byName(caller, plain(name)));
    }

    @Needs(Permission.MODELS_WRITE)
    @DeleteMapping("/models/{*name}")
    DeletedBody delete(Caller caller, @PathVariable String name) {
        delete.delete(caller, plain(name));
        return DeletedBody.of("model", plain(name));
    }

    /** What is captured begins with the slash before it, unless there is nothing at all. */
    private static String plain(String captured) {
        return captured.isEmpty() ? captured : captured.substring(1);
    }
}
