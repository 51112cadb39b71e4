package dev.tunegate.api.web;

import dev.tunegate.api.web.MatrixCall.Thing;
import java.util.List;

/** How the routes for teams are called in the matrix. */
final class TeamCalls {

    static final List<MatrixCall> ALL =
            List.of(
                    MatrixCall.of("POST /team/new", Thing.NOTHING, "/team/new", "{}"),
                    MatrixCall.of(
                            "POST /team/new",
                            Thing.ORGANIZATION,
                            "/team/new",
                            "{'organization_id':'@'}"),
                    MatrixCall.of(
                            "POST /team/update",
                            Thing.TEAM,
                            "/team/update",
                            "{'team_id':'@','team_alias':'x'}"),
                    MatrixCall.of(
                            "POST /team/update",
                            Thing.ORGANIZATION,
                            "/team/update",
                            "{'team_id':'{fresh}','organization_id':'@'}"),
                    MatrixCall.of("PATCH /team/{id}", Thing.TEAM, "/team/@", "{'team_alias':'x'}"),
                    MatrixCall.of(
                            "POST /team/delete", Thing.TEAM, "/team/delete", "{'team_ids':['@']}"),
                    MatrixCall.of("POST /team/block", Thing.TEAM, "/team/block", "{'team_id':'@'}"),
                    MatrixCall.of(
                            "POST /team/unblock", Thing.TEAM, "/team/unblock", "{'team_id':'@'}"),
                    MatrixCall.of(
                            "POST /team/model/add",
                            Thing.TEAM,
                            "/team/model/add",
                            "{'team_id':'@','models':['gpt-4o-mini']}"),
                    MatrixCall.of(
                            "POST /team/model/delete",
                            Thing.TEAM,
                            "/team/model/delete",
                            "{'team_id':'@','models':['gpt-4o-mini']}"),
                    MatrixCall.of("GET /team/info", Thing.TEAM, "/team/info?team_id=@", ""),
                    MatrixCall.of("GET /team/list", Thing.NOTHING, "/team/list", ""),
                    MatrixCall.of("GET /team/list", Thing.TEAM, "/team/list?after=@", ""),
                    MatrixCall.of("GET /v2/team/list", Thing.TEAM, "/v2/team/list?after=@", ""),
                    MatrixCall.of(
                            "GET /team/list",
                            Thing.ORGANIZATION,
                            "/team/list?organization_id=@",
                            ""),
                    MatrixCall.of(
                            "GET /v2/team/list",
                            Thing.ORGANIZATION,
                            "/v2/team/list?organization_id=@",
                            ""),
                    MatrixCall.of("GET /team/list", Thing.USER, "/team/list?user_id=@", ""),
                    MatrixCall.of("GET /v2/team/list", Thing.USER, "/v2/team/list?user_id=@", ""),
                    MatrixCall.of("GET /team/available", Thing.NOTHING, "/team/available", ""),
                    MatrixCall.of(
                            "POST /team/member_add",
                            Thing.TEAM,
                            "/team/member_add",
                            "{'team_id':'@','member':{'role':'user','user_id':'{colleague}'}}"),
                    MatrixCall.of(
                            "POST /team/member_add",
                            Thing.CANDIDATE,
                            "/team/member_add",
                            "{'team_id':'{team}','member':{'role':'user','user_id':'@'}}"),
                    MatrixCall.of(
                            "POST /team/bulk_member_add",
                            Thing.TEAM,
                            "/team/bulk_member_add",
                            "{'team_id':'@','members':[{'role':'user','user_id':'{colleague}'}]}"),
                    MatrixCall.of(
                            "POST /team/bulk_member_add",
                            Thing.CANDIDATE,
                            "/team/bulk_member_add",
                            "{'team_id':'{team}','members':[{'role':'user','user_id':'@'}]}"),
                    MatrixCall.of(
                            "POST /team/member_delete",
                            Thing.TEAM,
                            "/team/member_delete",
                            "{'team_id':'@','user_id':'{member}'}"),
                    MatrixCall.of(
                            "POST /team/member_delete",
                            Thing.TEAM_MEMBER,
                            "/team/member_delete",
                            "{'team_id':'{team}','user_id':'@'}"),
                    MatrixCall.of(
                            "POST /team/member_update",
                            Thing.TEAM,
                            "/team/member_update",
                            "{'team_id':'@','user_id':'{member}','role':'viewer'}"),
                    MatrixCall.of(
                            "POST /team/member_update",
                            Thing.TEAM_MEMBER,
                            "/team/member_update",
                            "{'team_id':'{team}','user_id':'@','role':'viewer'}"),
                    MatrixCall.of(
                            "GET /team/{id}/members/me", Thing.TEAM, "/team/@/members/me", ""),
                    MatrixCall.of(
                            "GET /team/permissions_list",
                            Thing.TEAM,
                            "/team/permissions_list?team_id=@",
                            ""),
                    MatrixCall.of(
                            "POST /team/permissions_update",
                            Thing.TEAM,
                            "/team/permissions_update",
                            "{'team_id':'@','team_member_permissions':[]}"));

    private TeamCalls() {}
}
