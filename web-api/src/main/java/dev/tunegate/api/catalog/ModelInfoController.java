package dev.tunegate.api.catalog;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.catalog.FindModelInfo;
import dev.tunegate.application.catalog.ModelInfo;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The routes that tell which deployments there are. */
@Api
final class ModelInfoController {

    private static final int USUAL_SIZE = 50;
    private static final int MAX_SIZE = 500;
    private static final int MAX_PAGE = 100_000;

    private final FindModelInfo find;

    ModelInfoController(FindModelInfo find) {
        this.find = find;
    }

    /** All of them. */
    record ModelsInfoBody(List<ModelInfoBody> data) {}

    /** A page of them. */
    @JsonNaming(SnakeCaseStrategy.class)
    record PageBody(
            List<ModelInfoBody> data, int totalCount, int currentPage, int totalPages, int size) {}

    /** With {@code litellm_model_id} only the one. */
    @Needs(Permission.CATALOG_READ)
    @GetMapping("/model/info")
    ModelsInfoBody info(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        only(query, Set.of("litellm_model_id"));
        var models =
                query.text("litellm_model_id")
                        .map(it -> List.of(find.byId(caller, it)))
                        .orElseGet(() -> find.list(caller));
        return new ModelsInfoBody(bodies(models));
    }

    /** Only what holds the text of {@code search}, page by page. */
    @Needs(Permission.CATALOG_READ)
    @GetMapping("/v2/model/info")
    PageBody page(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        only(query, Set.of("page", "size", "search", "modelId", "model"));
        int number = query.integer("page", 1, 1, MAX_PAGE);
        int size = query.integer("size", USUAL_SIZE, 1, MAX_SIZE);
        var id = query.text("modelId");
        var name = query.text("model");
        var found =
                find.search(caller, query.text("search").orElse("")).stream()
                        .filter(it -> id.filter(text -> !it.id().value().equals(text)).isEmpty())
                        .filter(
                                it ->
                                        name.filter(text -> !it.name().value().equals(text))
                                                .isEmpty())
                        .toList();
        var page = found.stream().skip((long) (number - 1) * size).limit(size).toList();
        return new PageBody(
                bodies(page), found.size(), number, (found.size() + size - 1) / size, size);
    }

    /** A filter that is passed over would show what nobody asked for. */
    private static void only(QueryParameters query, Set<String> known) {
        query.names().stream()
                .filter(it -> !known.contains(it))
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new Refusal.NotSupported(
                                    it, "Models cannot be listed by '" + it + "' here.");
                        });
    }

    private static List<ModelInfoBody> bodies(List<ModelInfo> models) {
        return models.stream().map(ModelInfoBody::of).toList();
    }
}
