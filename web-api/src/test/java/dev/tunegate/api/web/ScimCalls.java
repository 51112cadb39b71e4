package dev.tunegate.api.web;

import dev.tunegate.api.web.MatrixCall.Thing;
import java.util.List;

/** How the routes for directories are called in the matrix. */
final class ScimCalls {

    static final List<MatrixCall> ALL =
            List.of(
                    MatrixCall.of(
                            "GET /scim/v2/ServiceProviderConfig",
                            Thing.NOTHING,
                            "/scim/v2/ServiceProviderConfig",
                            ""),
                    MatrixCall.of(
                            "GET /scim/v2/ResourceTypes",
                            Thing.NOTHING,
                            "/scim/v2/ResourceTypes",
                            ""),
                    MatrixCall.of("GET /scim/v2/Schemas", Thing.NOTHING, "/scim/v2/Schemas", ""),
                    MatrixCall.of(
                            "GET /scim/v2/ResourceTypes/{name}",
                            Thing.NOTHING,
                            "/scim/v2/ResourceTypes/User",
                            ""),
                    MatrixCall.of(
                            "GET /scim/v2/Schemas/{id}",
                            Thing.NOTHING,
                            "/scim/v2/Schemas/none",
                            ""),
                    MatrixCall.of("POST /scim/v2/Users", Thing.NOTHING, "/scim/v2/Users", "{}"),
                    MatrixCall.of("GET /scim/v2/Users", Thing.NOTHING, "/scim/v2/Users", ""),
                    MatrixCall.of(
                            "GET /scim/v2/Users",
                            Thing.USER,
                            "/scim/v2/Users?filter=id%20eq%20%22@%22",
                            ""),
                    MatrixCall.of("GET /scim/v2/Users/{id}", Thing.USER, "/scim/v2/Users/@", ""),
                    MatrixCall.of(
                            "PUT /scim/v2/Users/{id}",
                            Thing.USER,
                            "/scim/v2/Users/@",
                            "{'userName':'{email}'}"),
                    MatrixCall.of(
                            "PATCH /scim/v2/Users/{id}",
                            Thing.USER,
                            "/scim/v2/Users/@",
                            "{'Operations':[{'op':'replace','path':'displayName','value':'x'}]}"),
                    MatrixCall.of("DELETE /scim/v2/Users/{id}", Thing.USER, "/scim/v2/Users/@", ""),
                    MatrixCall.of("POST /scim/v2/Groups", Thing.NOTHING, "/scim/v2/Groups", "{}"),
                    MatrixCall.of("GET /scim/v2/Groups", Thing.NOTHING, "/scim/v2/Groups", ""),
                    MatrixCall.of(
                            "GET /scim/v2/Groups",
                            Thing.TEAM,
                            "/scim/v2/Groups?filter=id%20eq%20%22@%22",
                            ""),
                    MatrixCall.of("GET /scim/v2/Groups/{id}", Thing.TEAM, "/scim/v2/Groups/@", ""),
                    MatrixCall.of(
                            "PUT /scim/v2/Groups/{id}",
                            Thing.TEAM,
                            "/scim/v2/Groups/@",
                            "{'displayName':'x'}"),
                    MatrixCall.of(
                            "PATCH /scim/v2/Groups/{id}",
                            Thing.TEAM,
                            "/scim/v2/Groups/@",
                            "{'Operations':[{'op':'replace','path':'displayName','value':'x'}]}"),
                    MatrixCall.of(
                            "DELETE /scim/v2/Groups/{id}", Thing.TEAM, "/scim/v2/Groups/@", ""),
                    MatrixCall.of(
                            "POST /scim/v2/Groups",
                            Thing.USER,
                            "/scim/v2/Groups",
                            "{'displayName':'x','members':[{'value':'@'}]}"),
                    MatrixCall.of(
                            "PUT /scim/v2/Groups/{id}",
                            Thing.USER,
                            "/scim/v2/Groups/{fresh}",
                            "{'displayName':'x','members':[{'value':'@'}]}"),
                    MatrixCall.of(
                            "PATCH /scim/v2/Groups/{id}",
                            Thing.USER,
                            "/scim/v2/Groups/{fresh}",
                            "{'Operations':[{'op':'add','path':'members','value':[{'value':'@'}]}]}"));

    private ScimCalls() {}
}
