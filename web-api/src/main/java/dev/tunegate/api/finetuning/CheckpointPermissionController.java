package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.BoundedListBody;
import dev.tunegate.api.web.DeletedBody;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.ListParameters;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.finetuning.ShareCheckpoint;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.finetuning.CheckpointPermission;
import dev.tunegate.domain.shared.Listing;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The routes under {@code /fine_tuning/checkpoints/…/permissions}. A model's name may hold colons,
 * encoded or not, and encoded slashes.
 */
@Api
final class CheckpointPermissionController {

    private static final String PERMISSIONS = "/fine_tuning/checkpoints/{model}/permissions";
    private static final int USUAL_PAGE = 10;
    private static final int MAX_PAGE = 100;

    private final ShareCheckpoint share;

    CheckpointPermissionController(ShareCheckpoint share) {
        this.share = share;
    }

    @Needs(Permission.CHECKPOINTS_SHARE)
    @PostMapping(PERMISSIONS)
    BoundedListBody<CheckpointPermissionBody> create(
            Caller caller, @PathVariable String model, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request).only(Set.of("project_ids"));
        var teams = body.texts("project_ids", ShareCheckpoint.MOST_TEAMS);
        return page(new Listing<>(share.share(caller, model, teams), false));
    }

    @Needs(Permission.CHECKPOINTS_SHARE)
    @GetMapping(PERMISSIONS)
    BoundedListBody<CheckpointPermissionBody> list(
            Caller caller, @PathVariable String model, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var page = ListParameters.inDirection(query, USUAL_PAGE, MAX_PAGE);
        return page(share.list(caller, model, query.text("project_id"), page));
    }

    @Needs(Permission.CHECKPOINTS_SHARE)
    @DeleteMapping(PERMISSIONS + "/{id}")
    DeletedBody delete(Caller caller, @PathVariable String model, @PathVariable String id) {
        share.revoke(caller, model, id);
        return DeletedBody.of(CheckpointPermissionBody.OBJECT, id);
    }

    private static BoundedListBody<CheckpointPermissionBody> page(
            Listing<CheckpointPermission> listing) {
        return BoundedListBody.of(listing, CheckpointPermissionBody::of, it -> it.id().value());
    }
}
