package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import dev.tunegate.bootstrap.setup.EmbeddedDatabase;
import dev.tunegate.bootstrap.setup.Home;
import dev.tunegate.providers.identity.OidcServer;
import dev.tunegate.providers.identity.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People sign in at a real OpenID Connect server; two gateways over one database let them in. */
final class SignInStory {

    private static final String PEPPER = "cGVwcGVyLXBlcHBlci1wZXBwZXItcGVwcGVyLXBlcHBlcg==";
    private static final String MASTER_KEY = "sk-sign-in-story-administrator";

    @TempDir static Path folder;

    private static OidcServer server;
    private static Home home;
    private static EmbeddedDatabase database;
    private static Gateway one;
    private static Gateway two;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void open() throws IOException {
        server = OidcServer.start();
        home = Home.open(folder.resolve("database"));
        database = EmbeddedDatabase.start(home);
        one = gateway("one");
        two = gateway("two");
        server.allow(URI.create(address(one) + "/admin/sign-in/return"));
        server.allow(URI.create(address(two) + "/admin/sign-in/return"));
    }

    @AfterAll
    static void close() throws IOException {
        one.close();
        two.close();
        database.close();
        home.close();
        server.close();
    }

    private static Gateway gateway(String name) throws IOException {
        var config = Files.writeString(folder.resolve(name + ".yaml"), configuration());
        return Gateway.start(
                Arguments.parse(List.of("start", "--config", config.toString(), "--port", "0")),
                Map.of(
                        "TUNEGATE_HOME", folder.resolve(name).toString(),
                        "TUNEGATE_PEPPER", PEPPER,
                        "DATABASE_URL", jdbc()));
    }

    private static String configuration() {
        return """
        general_settings: {master_key: %s}
        tunegate:
          sign_in:
            name: Example
            issuer: %s
            client_id: %s
            client_secret: %s
            api_audience: %s
            provision: true
            admin_groups: [platform]
        model_list:
          - model_name: demo
            litellm_params: {model: simulator/demo}
        """
                .formatted(
                        MASTER_KEY,
                        server.issuer(),
                        OidcServer.CLIENT,
                        OidcServer.SECRET,
                        OidcServer.AUDIENCE);
    }

    private static String jdbc() {
        var address = database.address();
        return address.url()
                + (address.url().contains("?") ? "&" : "?")
                + "user="
                + address.user().orElseThrow()
                + "&password="
                + address.password().orElseThrow();
    }

    private static String address(Gateway gateway) {
        return "http://127.0.0.1:" + gateway.port();
    }

    /** Signs somebody in at this gateway; returns the cookie of the session. */
    private String signIn(Gateway gateway, String person) {
        var begun = get(gateway, "/admin/sign-in/begin?next=/admin/keys", "");
        assertThat(begun.statusCode()).isEqualTo(303);
        var door = URI.create(begun.headers().firstValue("Location").orElseThrow());
        var back = new Visitor(person).enter(door);
        var landed =
                get(
                        gateway,
                        back.getRawPath() + "?" + back.getRawQuery(),
                        cookie(begun, "tunegate_sign_in"));
        assertThat(landed.statusCode()).as(landed.body()).isEqualTo(200);
        assertThat(landed.headers().firstValue("Refresh")).contains("0;url=/admin/keys");
        return cookie(landed, "tunegate_console");
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith(name + "="))
                .map(it -> it.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(Gateway gateway, String path, String cookie) {
        var request = HttpRequest.newBuilder(URI.create(address(gateway) + path));
        return send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private HttpResponse<String> ask(Gateway gateway, String path, String bearer) {
        return send(
                HttpRequest.newBuilder(URI.create(address(gateway) + path))
                        .header("Authorization", "Bearer " + bearer));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (var connection = DriverManager.getConnection(jdbc());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_session_counts_on_both_gateways_until_it_ends_on_either() {
        server.put("ann", "platform");
        var session = signIn(one, "ann");

        var there = get(two, "/admin/keys", session);
        var page = get(one, "/admin/keys", session);
        var out = signOut(session, page);
        var after = get(two, "/admin/keys", session);

        assertThat(there.statusCode()).isEqualTo(200);
        assertThat(there.body()).contains("Ann");
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(after.headers().firstValue("Location").orElse("")).contains("/admin/sign-in");
    }

    private HttpResponse<String> signOut(String session, HttpResponse<String> page) {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        return send(
                HttpRequest.newBuilder(URI.create(address(one) + "/admin/sign-out"))
                        .header("Cookie", session + "; " + cookie(page, "tunegate_form"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token.group(1))));
    }

    @Test
    void a_block_is_felt_on_the_other_gateway_within_a_second() {
        server.put("bob", "platform");
        var session = signIn(one, "bob");
        assertThat(get(two, "/admin/jobs", session).statusCode()).isEqualTo(200);

        execute("UPDATE platform_user SET blocked = TRUE WHERE email = 'bob@example.com'");
        var since = System.nanoTime();
        House.eventually(
                "the session is refused",
                () -> get(two, "/admin/jobs", session).statusCode() == 302);

        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void who_has_left_the_group_has_lost_the_role_at_the_next_sign_in() {
        server.put("carol", "platform");
        signIn(one, "carol");
        var before = role("carol");

        server.put("carol");
        signIn(two, "carol");

        assertThat(before).isEqualTo("ADMINISTRATOR");
        assertThat(role("carol")).isEqualTo("MEMBER");
    }

    private static String role(String person) {
        try (var connection = DriverManager.getConnection(jdbc());
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT role FROM platform_user WHERE email = '"
                                        + person
                                        + "@example.com'")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_token_of_the_servers_opens_the_api_for_a_user_who_is_known() {
        server.put("dave", "platform");
        var token = new Visitor("dave").token(server);
        var unknown = ask(two, "/v1/models", token);
        signIn(one, "dave");

        var known = ask(two, "/v1/models", token);
        var bad = ask(two, "/v1/models", token.substring(0, token.length() - 8) + "AAAAAAAA");
        execute("UPDATE platform_user SET blocked = TRUE WHERE email = 'dave@example.com'");

        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(bad.statusCode()).isEqualTo(401);
        assertThat(bad.body()).contains("\"invalid_token\"").doesNotContain("signature");
        House.eventually(
                "the token is refused", () -> ask(two, "/v1/models", token).statusCode() == 401);
    }

    @Test
    void an_answer_that_this_browser_did_not_ask_for_lets_nobody_in() {
        server.put("eve", "platform");
        var begun = get(one, "/admin/sign-in/begin", "");
        var back =
                new Visitor("eve")
                        .enter(URI.create(begun.headers().firstValue("Location").orElseThrow()));
        var other = cookie(get(one, "/admin/sign-in/begin", ""), "tunegate_sign_in");
        var path = back.getRawPath() + "?" + back.getRawQuery();

        var withoutCookie = get(one, path, "");
        var withAnother = get(one, path, other);

        assertThat(withoutCookie.statusCode()).isEqualTo(401);
        assertThat(withAnother.statusCode()).isEqualTo(401);
        assertThat(withAnother.headers().allValues("Set-Cookie"))
                .noneMatch(it -> it.startsWith("tunegate_console="));
    }
}
