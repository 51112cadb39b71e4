package dev.tunegate.api.web;

import dev.tunegate.api.web.MatrixCall.Thing;
import java.util.List;

/** How the routes for users and organizations are called in the matrix. */
final class PeopleCalls {

    static final List<MatrixCall> ALL =
            List.of(
                    MatrixCall.of(
                            "POST /organization/new", Thing.NOTHING, "/organization/new", "{}"),
                    MatrixCall.of(
                            "PATCH /organization/update",
                            Thing.ORGANIZATION,
                            "/organization/update",
                            "{'organization_id':'@','organization_alias':'x'}"),
                    MatrixCall.of(
                            "POST /organization/update",
                            Thing.ORGANIZATION,
                            "/organization/update",
                            "{'organization_id':'@','organization_alias':'x'}"),
                    MatrixCall.of(
                            "POST /organization/delete",
                            Thing.ORGANIZATION,
                            "/organization/delete",
                            "{'organization_ids':['@']}"),
                    MatrixCall.of(
                            "POST /organization/member_delete",
                            Thing.ORGANIZATION,
                            "/organization/member_delete",
                            "{'organization_id':'@','user_id':'{member}'}"),
                    MatrixCall.of(
                            "POST /organization/member_delete",
                            Thing.ORGANIZATION_MEMBER,
                            "/organization/member_delete",
                            "{'organization_id':'{organization}','user_id':'@'}"),
                    MatrixCall.of(
                            "DELETE /organization/delete",
                            Thing.ORGANIZATION,
                            "/organization/delete",
                            "{'organization_ids':['@']}"),
                    MatrixCall.of(
                            "DELETE /organization/member_delete",
                            Thing.ORGANIZATION,
                            "/organization/member_delete",
                            "{'organization_id':'@','user_id':'{member}'}"),
                    MatrixCall.of(
                            "DELETE /organization/member_delete",
                            Thing.ORGANIZATION_MEMBER,
                            "/organization/member_delete",
                            "{'organization_id':'{organization}','user_id':'@'}"),
                    MatrixCall.of(
                            "POST /organization/member_update",
                            Thing.ORGANIZATION,
                            "/organization/member_update",
                            "{'organization_id':'@','user_id':'{member}','role':'internal_user'}"),
                    MatrixCall.of(
                            "POST /organization/member_update",
                            Thing.ORGANIZATION_MEMBER,
                            "/organization/member_update",
                            "{'organization_id':'{organization}','user_id':'@','role':'internal_user'}"),
                    MatrixCall.of(
                            "PATCH /organization/member_update",
                            Thing.ORGANIZATION,
                            "/organization/member_update",
                            "{'organization_id':'@','user_id':'{member}','role':'internal_user'}"),
                    MatrixCall.of(
                            "PATCH /organization/member_update",
                            Thing.ORGANIZATION_MEMBER,
                            "/organization/member_update",
                            "{'organization_id':'{organization}','user_id':'@','role':'internal_user'}"),
                    MatrixCall.of(
                            "POST /organization/member_add",
                            Thing.ORGANIZATION,
                            "/organization/member_add",
                            "{'organization_id':'@','member':{'role':'internal_user','user_id':'{nobody}'}}"),
                    MatrixCall.of(
                            "POST /organization/member_add",
                            Thing.NEIGHBOUR,
                            "/organization/member_add",
                            "{'organization_id':'{organization}','member':{'role':'internal_user','user_id':'@'}}"),
                    MatrixCall.of(
                            "GET /organization/info",
                            Thing.ORGANIZATION,
                            "/organization/info?organization_id=@",
                            ""),
                    MatrixCall.of(
                            "GET /organization/list", Thing.NOTHING, "/organization/list", ""),
                    MatrixCall.of(
                            "GET /organization/list",
                            Thing.ORGANIZATION,
                            "/organization/list?after=@",
                            ""),
                    MatrixCall.of("POST /user/new", Thing.NOTHING, "/user/new", "{}"),
                    MatrixCall.of("POST /user/new", Thing.TEAM, "/user/new", "{'teams':['@']}"),
                    MatrixCall.of(
                            "POST /user/new",
                            Thing.ORGANIZATION,
                            "/user/new",
                            "{'organizations':['@']}"),
                    MatrixCall.of(
                            "POST /user/update",
                            Thing.USER,
                            "/user/update",
                            "{'user_id':'@','user_alias':'x'}"),
                    MatrixCall.of(
                            "POST /user/bulk_update",
                            Thing.USER,
                            "/user/bulk_update",
                            "{'users':[{'user_id':'@','user_alias':'x'}]}"),
                    MatrixCall.of(
                            "POST /user/delete", Thing.USER, "/user/delete", "{'user_ids':['@']}"),
                    MatrixCall.of("GET /user/info", Thing.NOTHING, "/user/info", ""),
                    MatrixCall.of("GET /user/info", Thing.USER, "/user/info?user_id=@", ""),
                    MatrixCall.of("GET /v2/user/info", Thing.USER, "/v2/user/info?user_id=@", ""),
                    MatrixCall.of("GET /user/list", Thing.NOTHING, "/user/list", ""),
                    MatrixCall.of("GET /user/list", Thing.USER, "/user/list?after=@", ""),
                    MatrixCall.of("GET /user/list", Thing.TEAM, "/user/list?team_id=@", ""),
                    MatrixCall.of(
                            "GET /user/list",
                            Thing.ORGANIZATION,
                            "/user/list?organization_id=@",
                            ""),
                    MatrixCall.of(
                            "GET /user/available_users",
                            Thing.NOTHING,
                            "/user/available_users",
                            ""));

    private PeopleCalls() {}
}
