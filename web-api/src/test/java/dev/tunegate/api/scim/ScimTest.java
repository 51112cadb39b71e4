package dev.tunegate.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.api.organization.Town;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People and groups as directories send them. */
final class ScimTest {

    private static final String USERS = "/scim/v2/Users";
    private static final String GROUPS = "/scim/v2/Groups";

    private final Town town = new Town();
    private final Client directory = town.user("directory", "proxy_admin");

    private Answer send(String method, String path, String json) {
        return directory.send(
                method,
                path,
                BodyPublishers.ofString(json.replace('\'', '"')),
                "Content-Type",
                "application/scim+json");
    }

    private Answer find(String path, String filter) {
        return directory
                .get(path + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .ok();
    }

    private String address(String name) {
        return name + "." + town.mark + "@acme.com";
    }

    private Answer anna() {
        var made =
                send(
                        "POST",
                        USERS,
                        ("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],"
                                        + "'userName':'%s','externalId':'x-%s','active':true,"
                                        + "'name':{'givenName':'Anna','familyName':'Berg'},"
                                        + "'title':'Engineer',"
                                        + "'emails':[{'primary':true,'type':'work','value':'%s'}]}")
                                .formatted(address("anna"), town.mark, address("anna")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    private static String id(Answer answer) {
        return answer.at("/id").asString();
    }

    private static Answer isScimError(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type").orElse("")).startsWith("application/scim+json");
        assertThat(answer.at("/schemas/0").asString())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(answer.at("/status").asString()).isEqualTo(Integer.toString(status));
        assertThat(answer.at("/scimType").asString("")).isEqualTo(type);
        assertThat(answer.at("/detail").asString()).isNotEmpty();
        return answer;
    }

    @Test
    void a_user_is_made_read_and_found() {
        var made = anna();

        assertThat(made.header("content-type").orElse("")).startsWith("application/scim+json");
        assertThat(made.header("location")).contains(USERS + "/" + id(made));
        var read = directory.get(USERS + "/" + id(made)).ok();
        assertThat(read.at("/userName").asString()).isEqualTo(address("anna"));
        assertThat(read.at("/displayName").asString()).isEqualTo("Anna Berg");
        assertThat(read.at("/emails/0/value").asString()).isEqualTo(address("anna"));
        assertThat(read.at("/active").asBoolean()).isTrue();
        assertThat(read.at("/meta/resourceType").asString()).isEqualTo("User");
        for (var filter :
                new String[] {
                    "userName eq \"" + address("ANNA") + "\"",
                    "externalId eq \"x-" + town.mark + "\"",
                    "emails.value Eq \"" + address("anna") + "\"",
                    "emails[type eq \"work\"].value eq \"" + address("anna") + "\"",
                    "id eq \"" + id(made) + "\"",
                    "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \""
                            + address("anna")
                            + "\""
                }) {
            var found = find(USERS, filter);
            assertThat(found.at("/totalResults").asInt()).as(filter).isEqualTo(1);
            assertThat(found.at("/Resources/0/id").asString()).isEqualTo(id(made));
        }
        assertThat(find(USERS, "userName eq \"nobody@acme.com\"").at("/Resources")).isEmpty();
    }

    @Test
    void a_user_is_made_once() {
        anna();

        isScimError(
                send("POST", USERS, "{'userName':'%s'}".formatted(address("Anna"))),
                409,
                "uniqueness");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq bob",
                "userName co \"bob\"",
                "userName eq \"a\" or userName eq \"b\"",
                "password eq \"x\"",
                "userName eq \"\"",
                "emails[[type]] eq \"x\"",
                "userName eq \"\\u12\""
            })
    void another_filter_is_refused(String filter) {
        var path = USERS + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);

        isScimError(directory.get(path), 400, "invalidFilter");
    }

    @Test
    void a_long_filter_is_refused_at_once() {
        var filter =
                URLEncoder.encode("userName eq \"" + "a\\\\".repeat(1000), StandardCharsets.UTF_8);

        isScimError(directory.get(USERS + "?filter=" + filter), 400, "invalidFilter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'Replace','path':'active','value':'False'}",
                "{'op':'replace','path':'active','value':false}",
                "{'op':'replace','value':{'active':false}}",
                "{'op':'Add','path':'urn:ietf:params:scim:schemas:core:2.0:User:active','value':'false'}"
            })
    void whoever_is_deactivated_has_no_key_and_no_session_at_the_next_look(String operation) {
        var bob = town.user("bob");
        bob.get("/user/info").ok();

        var changed =
                send("PATCH", USERS + "/" + town.id("bob"), "{'Operations':[" + operation + "]}")
                        .ok();

        assertThat(changed.at("/active").asBoolean(true)).isFalse();
        bob.get("/user/info").isError(401, "key_holder_gone");
        assertThat(
                        TestServer.bean(dev.tunegate.application.access.UserStanding.class)
                                .caller(
                                        new dev.tunegate.domain.organization.UserId(
                                                town.id("bob"))))
                .isEmpty();
    }

    @Test
    void attributes_are_changed_as_directories_do() {
        var id = id(anna());

        var changed =
                send(
                                "PATCH",
                                USERS + "/" + id,
                                ("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],"
                                                + "'Operations':["
                                                + "{'op':'Replace','path':'displayName','value':'Anna B.'},"
                                                + "{'op':'Replace','path':'userName','value':'%s'},"
                                                + "{'op':'Add','path':'emails[type eq \\\"work\\\"].value','value':'%s'},"
                                                + "{'op':'Remove','path':'externalId'},"
                                                + "{'op':'Replace','path':'title','value':'CTO'}]}")
                                        .replace("\\\"", "\\'")
                                        .replace("\\'", "\\\"")
                                        .formatted(address("berg"), address("berg")))
                        .ok();

        assertThat(changed.at("/displayName").asString()).isEqualTo("Anna B.");
        assertThat(changed.at("/userName").asString()).isEqualTo(address("berg"));
        assertThat(changed.at("/externalId").isMissingNode()).isTrue();
        assertThat(changed.at("/active").asBoolean()).isTrue();
    }

    @Test
    void a_replaced_user_is_what_was_sent_and_stays_blocked() {
        var id = id(anna());
        send(
                        "PATCH",
                        USERS + "/" + id,
                        "{'Operations':[{'op':'replace','value':{'active':false}}]}")
                .ok();

        var replaced =
                send("PUT", USERS + "/" + id, "{'userName':'%s'}".formatted(address("anna"))).ok();

        assertThat(replaced.at("/active").asBoolean(true)).isFalse();
        assertThat(replaced.at("/externalId").isMissingNode()).isTrue();
        assertThat(replaced.at("/displayName").isMissingNode()).isTrue();
    }

    @Test
    void a_directory_raises_nobody() {
        var made =
                send(
                        "POST",
                        USERS,
                        ("{'userName':'%s','roles':[{'value':'proxy_admin'}],"
                                        + "'user_role':'proxy_admin','entitlements':['all']}")
                                .formatted(address("anna")));

        assertThat(made.status()).isEqualTo(201);
        var user = town.admin.get("/v2/user/info?user_id=" + id(made)).ok();
        assertThat(user.at("/user_role").asString()).isEqualTo("internal_user");
        assertThat(user.at("/models")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | invalidValue",
                "{'userName':'no address'} | invalidValue",
                "{'userName':'a@b.c','emails':[{'value':'other@b.c'}]} | invalidValue",
                "{'userName':'a@b.c','active':'maybe'} | invalidValue",
                "{'userName':7} | invalidValue",
                "{'userName' | invalidSyntax",
            })
    void what_is_no_user_is_refused(String json, String type) {
        isScimError(send("POST", USERS, json), 400, type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | invalidValue",
                "{'Operations':[]} | invalidValue",
                "{'Operations':[{'op':'move','path':'active'}]} | invalidValue",
                "{'Operations':[{'op':'remove'}]} | noTarget",
                "{'Operations':[{'op':'remove','path':'userName'}]} | mutability",
                "{'Operations':[{'op':'replace','path':'password','value':'x'}]} | invalidPath",
                "{'Operations':[{'op':'replace','value':'x'}]} | invalidValue",
            })
    void a_change_that_cannot_be_made_is_refused(String json, String type) {
        isScimError(send("PATCH", USERS + "/" + id(anna()), json), 400, type);
    }

    @Test
    void a_deleted_user_is_gone_with_their_keys() {
        var bob = town.user("bob");

        assertThat(send("DELETE", USERS + "/" + town.id("bob"), "").status()).isEqualTo(204);

        bob.get("/user/info").isError(401, "invalid_api_key");
        isScimError(directory.get(USERS + "/" + town.id("bob")), 404, "");
    }

    @Test
    void lists_are_read_from_any_place() {
        anna();
        var total = directory.get(USERS + "?count=0").ok();
        assertThat(total.at("/Resources")).isEmpty();
        int all = total.at("/totalResults").asInt();
        assertThat(all).isGreaterThanOrEqualTo(2);

        var first = directory.get(USERS + "?startIndex=1&count=1").ok();
        var second = directory.get(USERS + "?startIndex=2&count=1").ok();

        assertThat(first.at("/itemsPerPage").asInt()).isEqualTo(1);
        assertThat(second.at("/startIndex").asInt()).isEqualTo(2);
        assertThat(second.at("/Resources/0/id")).isNotEqualTo(first.at("/Resources/0/id"));
        assertThat(directory.get(USERS + "?startIndex=" + (all + 9)).ok().at("/Resources"))
                .isEmpty();
        isScimError(directory.get(USERS + "?count=many"), 400, "invalidValue");
    }

    private Answer group(String... members) {
        var list = new StringBuilder();
        for (var member : members) {
            list.append(list.isEmpty() ? "" : ",").append("{'value':'" + member + "'}");
        }
        var made =
                send(
                        "POST",
                        GROUPS,
                        "{'displayName':'Group %s','externalId':'e','members':[%s]}"
                                .formatted(town.mark, list));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    @Test
    void a_group_is_a_team_that_grants_no_model_by_itself() {
        town.user("bob");
        var made = group(town.id("bob"));

        assertThat(made.at("/members/0/value").asString()).isEqualTo(town.id("bob"));
        assertThat(find(GROUPS, "displayName eq \"group " + town.mark + "\"").at("/Resources/0/id"))
                .isEqualTo(made.at("/id"));
        var team = town.admin.get("/team/info?team_id=" + id(made)).ok();
        assertThat(team.at("/team_info/models")).isEmpty();
        assertThat(team.at("/team_memberships/0/role").asString()).isEqualTo("user");
        var bare = directory.get(GROUPS + "/" + id(made) + "?excludedAttributes=members").ok();
        assertThat(bare.at("/members").isMissingNode()).isTrue();
    }

    @Test
    void members_come_and_go_and_keep_their_roles() {
        town.user("bob");
        town.user("eve");
        var path = GROUPS + "/" + id(group(town.id("bob")));
        town.post(
                "/team/member_update",
                "{'team_id':'%s','user_id':'%s','role':'admin'}"
                        .formatted(path.substring(GROUPS.length() + 1), town.id("bob")));

        var both = change(path, "{'op':'Add','path':'members','value':[{'value':'EVE'}]}");
        assertThat(both.at("/members")).hasSize(2);
        var one = change(path, "{'op':'Remove','path':'members[value eq \\'EVE\\']'}");
        assertThat(one.at("/members")).hasSize(1);
        change(
                path,
                "{'op':'replace','value':{'displayName':'New','members':[{'value':'EVE'},{'value':'BOB'}]}}");
        var entra = change(path, "{'op':'Remove','path':'members','value':[{'value':'EVE'}]}");

        assertThat(entra.at("/displayName").asString()).isEqualTo("New");
        assertThat(entra.at("/members/0/value").asString()).isEqualTo(town.id("bob"));
        var team = town.admin.get("/team/info?team_id=" + path.substring(GROUPS.length() + 1)).ok();
        assertThat(team.at("/team_memberships/0/role").asString()).isEqualTo("admin");
        assertThat(change(path, "{'op':'remove','path':'members'}").at("/members")).isEmpty();
    }

    /** EVE and BOB stand for their ids; an escaped quote inside a path stays escaped. */
    private Answer change(String path, String operation) {
        var json =
                operation
                        .replace("\\'", "\\\"")
                        .replace("EVE", town.id("eve"))
                        .replace("BOB", town.id("bob"));
        return send("PATCH", path, "{'Operations':[" + json + "]}").ok();
    }

    @Test
    void a_group_takes_in_nobody_who_is_not_there() {
        var path = GROUPS + "/" + id(group());

        isScimError(
                send(
                        "PATCH",
                        path,
                        "{'Operations':[{'op':'add','path':'members','value':[{'value':'ghost'}]}]}"),
                404,
                "");
        isScimError(
                send("PATCH", path, "{'Operations':[{'op':'add','path':'owners','value':'x'}]}"),
                400,
                "invalidPath");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT | {'displayName':'Renamed','members':[{'value':'ghost'}]}",
                "PATCH | {'Operations':[{'op':'replace','value':{'displayName':'Renamed',"
                        + "'members':[{'value':'ghost'}]}}]}",
            })
    void a_group_becomes_all_of_what_was_sent_or_stays_as_it_was(String method, String json) {
        town.user("bob");
        var made = group(town.id("bob"));
        var path = GROUPS + "/" + id(made);

        isScimError(send(method, path, json), 404, "");

        assertThat(directory.get(path).ok().at("/displayName")).isEqualTo(made.at("/displayName"));
        assertThat(directory.get(path).ok().at("/members")).isEqualTo(made.at("/members"));
    }

    @Test
    void a_group_with_somebody_who_is_not_there_is_not_made() {
        var json = "{'displayName':'Lost %s','members':[{'value':'ghost'}]}".formatted(town.mark);

        isScimError(send("POST", GROUPS, json), 404, "");

        assertThat(find(GROUPS, "displayName eq \"Lost " + town.mark + "\"").at("/Resources"))
                .isEmpty();
    }

    @Test
    void changes_of_a_user_at_the_same_time_do_not_undo_one_another() throws Exception {
        var path = USERS + "/" + id(anna());

        for (int round = 0; round < 20; round++) {
            var name = "Anna " + round;
            var subject = town.mark + round;
            var other = Thread.startVirtualThread(() -> set(path, "displayName", name));
            set(path, "externalId", subject);
            other.join();

            var user = directory.get(path).ok();
            assertThat(user.at("/displayName").asString()).isEqualTo(name);
            assertThat(user.at("/externalId").asString()).isEqualTo(subject);
        }
    }

    private void set(String path, String attribute, String value) {
        send(
                        "PATCH",
                        path,
                        "{'Operations':[{'op':'replace','path':'%s','value':'%s'}]}"
                                .formatted(attribute, value))
                .ok();
    }

    @Test
    void a_group_is_replaced_and_deleted() {
        town.user("bob");
        var path = GROUPS + "/" + id(group(town.id("bob")));

        var replaced = send("PUT", path, "{'displayName':'Other'}").ok();

        assertThat(replaced.at("/displayName").asString()).isEqualTo("Other");
        assertThat(replaced.at("/members")).isEmpty();
        assertThat(send("DELETE", path, "").status()).isEqualTo(204);
        isScimError(directory.get(path), 404, "");
    }

    @Test
    void what_is_offered_is_told() {
        var config = directory.get("/scim/v2/ServiceProviderConfig").ok();
        assertThat(config.at("/patch/supported").asBoolean()).isTrue();
        assertThat(config.at("/bulk/supported").asBoolean(true)).isFalse();
        assertThat(directory.get("/scim/v2/ResourceTypes").ok().at("/totalResults").asInt())
                .isEqualTo(2);
        assertThat(directory.get("/scim/v2/ResourceTypes/Group").ok().at("/endpoint").asString())
                .isEqualTo("/Groups");
        assertThat(directory.get("/scim/v2/Schemas").ok().at("/Resources")).hasSize(2);
        assertThat(
                        directory
                                .get("/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")
                                .ok()
                                .at("/attributes/0/name")
                                .asString())
                .isEqualTo("userName");
        isScimError(directory.get("/scim/v2/Schemas/other"), 404, "");
    }

    @Test
    void without_the_permission_or_a_key_there_is_nothing() {
        isScimError(town.organizationMember("anna", "org_admin").get(USERS), 403, "");
        isScimError(TestServer.nobody().get(USERS), 401, "");
        isScimError(town.user("audit", "proxy_admin_viewer").get(GROUPS), 403, "");
    }
}
