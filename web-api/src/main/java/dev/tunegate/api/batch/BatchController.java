package dev.tunegate.api.batch;

import dev.tunegate.api.finetuning.RequestIdentities;
import dev.tunegate.api.routing.ProviderChoices;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.ListParameters;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.batch.CancelBatch;
import dev.tunegate.application.batch.CreateBatch;
import dev.tunegate.application.batch.FindBatches;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes under {@code /batches}. */
@Api
final class BatchController {

    private static final int USUAL_PAGE = 20;
    private static final int MAX_PAGE = 100;

    private final CreateBatch create;
    private final FindBatches find;
    private final CancelBatch cancel;
    private final ProviderChoices choices;

    BatchController(
            CreateBatch create, FindBatches find, CancelBatch cancel, ProviderChoices choices) {
        this.create = create;
        this.find = find;
        this.cancel = cancel;
        this.choices = choices;
    }

    @Needs(Permission.BATCHES_WRITE)
    @PostMapping("/batches")
    BatchBody create(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        var stated = choices.of(caller, request, body);
        var identity = RequestIdentities.of(request, body, stated.words());
        var created = create.create(caller, NewBatchRequest.read(body, stated.choice(), identity));
        if (created.replayed()) {
            response.setHeader("Idempotent-Replayed", "true");
        }
        return BatchBody.of(created.batch());
    }

    @Needs(Permission.BATCHES_READ)
    @GetMapping("/batches")
    BatchListBody list(Caller caller, HttpServletRequest request) {
        choices.check(request);
        var query = QueryParameters.of(request);
        var page = ListParameters.newestFirst(query, USUAL_PAGE, MAX_PAGE);
        return BatchListBody.of(find.list(caller, page));
    }

    @Needs(Permission.BATCHES_READ)
    @GetMapping("/batches/{id}")
    BatchBody retrieve(Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        return BatchBody.of(find.byId(caller, id));
    }

    /** SDKs send no body, or an empty one of any type: whatever comes is not read. */
    @Needs(Permission.BATCHES_WRITE)
    @PostMapping("/batches/{id}/cancel")
    BatchBody cancel(Caller caller, @PathVariable String id, HttpServletRequest request) {
        choices.check(request);
        return BatchBody.of(cancel.cancel(caller, id));
    }
}
