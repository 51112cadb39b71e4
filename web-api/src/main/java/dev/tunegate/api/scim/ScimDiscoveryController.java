package dev.tunegate.api.scim;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Needs;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What of SCIM is offered, for directories that ask. */
@Api
final class ScimDiscoveryController {

    private static final String CONFIG =
            "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    private static final String TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

    @Needs(Permission.PROVISIONING)
    @GetMapping(
            path = "/scim/v2/ServiceProviderConfig",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    Map<String, Object> config() {
        var no = Map.of("supported", false);
        return Map.of(
                "schemas", List.of(CONFIG),
                "patch", Map.of("supported", true),
                "bulk", Map.of("supported", false, "maxOperations", 0, "maxPayloadSize", 0),
                "filter", Map.of("supported", true, "maxResults", Scim.MAX_RESULTS),
                "changePassword", no,
                "sort", no,
                "etag", no,
                "authenticationSchemes",
                        List.of(
                                Map.of(
                                        "type", "oauthbearertoken",
                                        "name", "Bearer key",
                                        "description",
                                                "A key of a platform administrator, best of type"
                                                        + " management")));
    }

    @Needs(Permission.PROVISIONING)
    @GetMapping(
            path = "/scim/v2/ResourceTypes",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    ScimListBody<Map<String, Object>> types() {
        var types = List.of(type("User", Scim.USER), type("Group", Scim.GROUP));
        return ScimListBody.of(types, types.size(), 1);
    }

    @Needs(Permission.PROVISIONING)
    @GetMapping(
            path = "/scim/v2/ResourceTypes/{name}",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    Map<String, Object> type(@PathVariable String name) {
        return switch (name) {
            case "User" -> type("User", Scim.USER);
            case "Group" -> type("Group", Scim.GROUP);
            default -> throw new Refusal.NotFound("resource type", name, "name");
        };
    }

    private static Map<String, Object> type(String name, String schema) {
        return Map.of(
                "schemas", List.of(TYPE),
                "id", name,
                "name", name,
                "endpoint", "/" + name + "s",
                "schema", schema);
    }

    @Needs(Permission.PROVISIONING)
    @GetMapping(
            path = "/scim/v2/Schemas",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    ScimListBody<Map<String, Object>> schemas() {
        var schemas = List.of(ScimSchemas.user(), ScimSchemas.group());
        return ScimListBody.of(schemas, schemas.size(), 1);
    }

    @Needs(Permission.PROVISIONING)
    @GetMapping(
            path = "/scim/v2/Schemas/{id}",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    Map<String, Object> schema(@PathVariable String id) {
        return switch (id) {
            case Scim.USER -> ScimSchemas.user();
            case Scim.GROUP -> ScimSchemas.group();
            default -> throw new Refusal.NotFound("schema", id, "id");
        };
    }
}
