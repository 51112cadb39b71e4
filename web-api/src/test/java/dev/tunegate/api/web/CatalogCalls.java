package dev.tunegate.api.web;

import dev.tunegate.api.web.MatrixCall.Thing;
import java.util.List;

/** How the routes for the catalog and its secrets are called in the matrix. */
final class CatalogCalls {

    static final List<MatrixCall> ALL =
            List.of(
                    MatrixCall.of("POST /credentials", Thing.NOTHING, "/credentials", "{}"),
                    MatrixCall.of("GET /credentials", Thing.NOTHING, "/credentials", ""),
                    MatrixCall.of(
                            "GET /credentials/by_name/{*name}",
                            Thing.CREDENTIAL,
                            "/credentials/by_name/@",
                            ""),
                    MatrixCall.of(
                            "PATCH /credentials/{*name}",
                            Thing.CREDENTIAL,
                            "/credentials/@",
                            "{'credential_info':{'note':'x'}}"),
                    MatrixCall.of(
                            "PUT /credentials/{*name}",
                            Thing.CREDENTIAL,
                            "/credentials/@",
                            "{'credential_info':{'note':'x'}}"),
                    MatrixCall.of(
                            "DELETE /credentials/{*name}", Thing.CREDENTIAL, "/credentials/@", ""),
                    MatrixCall.of("GET /encryption", Thing.NOTHING, "/encryption", ""),
                    MatrixCall.of(
                            "POST /encryption/rotate", Thing.NOTHING, "/encryption/rotate", "{}"),
                    MatrixCall.of("GET /access/explain", Thing.NOTHING, "/access/explain", ""),
                    MatrixCall.of(
                            "GET /access/explain",
                            Thing.KEY,
                            "/access/explain?operation=chat&key=@",
                            ""),
                    MatrixCall.of(
                            "GET /access/explain",
                            Thing.MODEL,
                            "/access/explain?operation=chat&model=@",
                            ""),
                    MatrixCall.of(
                            "GET /access/explain",
                            Thing.MODEL,
                            "/access/explain?operation=models&model=@",
                            ""),
                    MatrixCall.of(
                            "GET /access/explain",
                            Thing.MODEL,
                            "/access/explain?operation=fine_tuning&model=@",
                            ""),
                    MatrixCall.of(
                            "POST /access_group/new", Thing.NOTHING, "/access_group/new", "{}"),
                    MatrixCall.of(
                            "GET /access_group/list", Thing.NOTHING, "/access_group/list", ""),
                    MatrixCall.of(
                            "GET /access_group/{group}/info",
                            Thing.ACCESS_GROUP,
                            "/access_group/@/info",
                            ""),
                    MatrixCall.of(
                            "PUT /access_group/{group}/update",
                            Thing.ACCESS_GROUP,
                            "/access_group/@/update",
                            "{'model_names':['gpt-4o-mini']}"),
                    MatrixCall.of(
                            "DELETE /access_group/{group}/delete",
                            Thing.ACCESS_GROUP,
                            "/access_group/@/delete",
                            ""),
                    MatrixCall.of("POST /model/new", Thing.NOTHING, "/model/new", "{}"),
                    MatrixCall.of(
                            "POST /model/update",
                            Thing.DEPLOYMENT,
                            "/model/update",
                            "{'model_info':{'id':'@'},'model_name':'renamed'}"),
                    MatrixCall.of(
                            "PATCH /model/{id}/update",
                            Thing.DEPLOYMENT,
                            "/model/@/update",
                            "{'model_name':'renamed'}"),
                    MatrixCall.of(
                            "POST /model/delete", Thing.DEPLOYMENT, "/model/delete", "{'id':'@'}"),
                    MatrixCall.of(
                            "POST /model/block",
                            Thing.DEPLOYMENT,
                            "/model/block",
                            "{'model_id':'@'}"),
                    MatrixCall.of(
                            "POST /model/unblock",
                            Thing.DEPLOYMENT,
                            "/model/unblock",
                            "{'model_id':'@'}"),
                    MatrixCall.of("GET /config/status", Thing.NOTHING, "/config/status", ""),
                    MatrixCall.of("GET /model/info", Thing.NOTHING, "/model/info", ""),
                    MatrixCall.of(
                            "GET /model/info",
                            Thing.DEPLOYMENT,
                            "/model/info?litellm_model_id=@",
                            ""),
                    MatrixCall.of("GET /v2/model/info", Thing.NOTHING, "/v2/model/info", ""),
                    MatrixCall.of(
                            "GET /v2/model/info", Thing.DEPLOYMENT, "/v2/model/info?search=@", ""));

    private CatalogCalls() {}
}
