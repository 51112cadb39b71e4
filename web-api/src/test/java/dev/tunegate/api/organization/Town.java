package dev.tunegate.api.organization;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.shared.RandomId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An organization, a team in it and people, all with names that no other test has. */
public final class Town {

    public final Client admin = TestServer.administrator();
    public final String mark = "t" + RandomId.letters(12);
    public final String organization = "org-" + mark;
    public final String team = "red-" + mark;

    public Town() {
        post(
                "/organization/new",
                "{'organization_id':'%s','models':['gpt-4o-mini','open-*']}"
                        .formatted(organization));
        post(
                "/team/new",
                "{'team_id':'%s','organization_id':'%s','models':['gpt-4o-mini'],'team_alias':'%s"
                                .formatted(team, organization, mark)
                        + "'}");
    }

    public Answer post(String path, String json) {
        return admin.postJson(path, json).ok();
    }

    public static Answer patch(Client client, String path, String json, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        var body = BodyPublishers.ofString(json.replace('\'', '"'));
        return client.send("PATCH", path, body, all.toArray(String[]::new));
    }

    public String id(String name) {
        return name + "-" + mark;
    }

    /** A new user of that role, with a key of their own. */
    public Client user(String name, String role) {
        var made =
                post(
                        "/user/new",
                        "{'user_id':'%s','user_role':'%s','models':['all-proxy-models']}"
                                .formatted(id(name), role));
        return new Client(Optional.of(made.at("/key").asString()));
    }

    public Client user(String name) {
        return user(name, "internal_user");
    }

    public Client member(String name, String role) {
        var client = user(name);
        join(name, role);
        return client;
    }

    public void join(String name, String role) {
        post(
                "/team/member_add",
                "{'team_id':'%s','member':{'user_id':'%s','role':'%s'}}"
                        .formatted(team, id(name), role));
    }

    public Client organizationMember(String name, String role) {
        var client = user(name);
        post(
                "/organization/member_add",
                "{'organization_id':'%s','member':{'user_id':'%s','role':'%s'}}"
                        .formatted(organization, id(name), role));
        return client;
    }
}
