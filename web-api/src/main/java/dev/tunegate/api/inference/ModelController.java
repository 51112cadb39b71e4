package dev.tunegate.api.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.api.web.ApiController;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.inference.DeleteTunedModel;
import dev.tunegate.application.inference.FindModels;
import dev.tunegate.application.inference.KnownModel;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /models}: list, retrieve, delete. A name may hold colons and slashes. */
@ApiController
final class ModelController {

    private final FindModels find;
    private final DeleteTunedModel delete;

    ModelController(FindModels find, DeleteTunedModel delete) {
        this.find = find;
        this.delete = delete;
    }

    @Needs(Permission.MODELS_READ)
    @GetMapping("/models")
    Models list(Caller caller) {
        return new Models("list", find.list(caller).stream().map(ModelBody::of).toList());
    }

    @Needs(Permission.MODELS_READ)
    @GetMapping("/models/{*name}")
    ModelBody retrieve(Caller caller, @PathVariable String name) {
        return ModelBody.of(find.byName(caller, plain(name)));
    }

    @Needs(Permission.MODELS_WRITE)
    @DeleteMapping("/models/{*name}")
    Deleted delete(Caller caller, @PathVariable String name) {
        delete.delete(caller, plain(name));
        return new Deleted(plain(name), "model", true);
    }

    /** What is captured begins with the slash before it. */
    private static String plain(String captured) {
        return captured.substring(1);
    }

    /** The list has no pages. */
    record Models(String object, List<ModelBody> data) {}

    /** Says that a model is gone. */
    record Deleted(String id, String object, boolean deleted) {}

    /** A model in OpenAI's format. */
    record ModelBody(
            String id, String object, long created, @JsonProperty("owned_by") String ownedBy) {

        static ModelBody of(KnownModel model) {
            return new ModelBody(
                    model.name().value(),
                    "model",
                    model.createdAt().getEpochSecond(),
                    model.ownedBy());
        }
    }
}
