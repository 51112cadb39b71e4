package dev.tunegate.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import dev.tunegate.api.web.MatrixCall.Thing;
import dev.tunegate.api.web.Principal.Place;
import dev.tunegate.domain.access.Permission;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the API, asked by every kind of principal for things in every kind of place. What
 * must come of it follows from roles and places alone; a route that nobody has entered in {@link
 * MatrixCall} fails.
 */
final class RouteMatrixTest {

    private static final MatrixWorld WORLD = new MatrixWorld();
    private static final Map<String, Permission> ROUTES = routes();

    /** Without its prefixes, which {@link RoutesTest} looks after: method, pattern, permission. */
    private static Map<String, Permission> routes() {
        var routes = new TreeMap<String, Permission>();
        TestServer.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> put(routes, info, method));
        return routes;
    }

    private static void put(
            Map<String, Permission> routes, RequestMappingInfo info, HandlerMethod method) {
        var needs = method.getMethodAnnotation(Needs.class);
        if (needs == null) {
            return;
        }
        for (var verb : info.getMethodsCondition().getMethods()) {
            info.getPatternValues().stream()
                    .filter(it -> !it.startsWith("/v1/") && !it.startsWith("/{provider}/"))
                    .forEach(it -> routes.put(verb + " " + it, needs.value()));
        }
    }

    @AfterAll
    static void leave() {
        WORLD.clear();
    }

    @Test
    void every_route_is_in_the_matrix_and_nothing_else() {
        assertThat(MatrixCall.routes()).containsExactlyInAnyOrderElementsOf(ROUTES.keySet());
    }

    static Stream<MatrixCall> calls() {
        return MatrixCall.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nobody_gets_in_anywhere(MatrixCall call) {
        var id = WORLD.id(call, Principal.DEVELOPER, Place.SAME_TEAM, false);

        var answer = WORLD.send(call, Principal.NOBODY, id);
        assertThat(answer.status()).isEqualTo(401);
        if (!call.path().startsWith("/scim/")) {
            answer.isError(401, "missing_api_key");
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void who_lacks_the_permission_is_told_so_whatever_they_ask_for(MatrixCall call) {
        var softly = new SoftAssertions();
        for (var principal : known()) {
            if (!principal.mayEnter(needed(call))) {
                for (var place : Place.values()) {
                    var answer = send(call, principal, place);
                    softly.assertThat(answer.status())
                            .as("%s %s %s", call, principal, place)
                            .isEqualTo(403);
                }
            }
        }
        softly.assertAll();
    }

    private static Permission needed(MatrixCall call) {
        return Objects.requireNonNull(ROUTES.get(call.route()));
    }

    private static Principal[] known() {
        return Stream.of(Principal.values())
                .filter(it -> it != Principal.NOBODY)
                .toArray(Principal[]::new);
    }

    private static boolean changes(MatrixCall call, Principal principal) {
        return !call.isLook() && principal.mayEnter(needed(call));
    }

    private static Answer send(MatrixCall call, Principal principal, Place place) {
        return WORLD.send(
                call, principal, WORLD.id(call, principal, place, changes(call, principal)));
    }

    static Stream<MatrixCall> callsWithIds() {
        return MatrixCall.ALL.stream().filter(it -> it.thing() != Thing.NOTHING);
    }

    @ParameterizedTest
    @MethodSource("callsWithIds")
    void what_one_may_not_see_is_answered_as_what_nobody_has(MatrixCall call) {
        var softly = new SoftAssertions();
        for (var principal : known()) {
            if (principal.mayEnter(needed(call)) && !makesNewcomers(call, principal)) {
                var guessed = shown(call, principal, Place.GUESSED);
                softly.assertThat(guessed)
                        .as("%s %s", call, principal)
                        .matches(call.isSearch() ? "200 (?s:.*)" : "40[04] (?s:.*)");
                for (var place : Place.values()) {
                    if (!principal.sees(call.thing(), place) && !isKnownAnyway(call, place)) {
                        softly.assertThat(shown(call, principal, place))
                                .as("%s %s %s", call, principal, place)
                                .isEqualTo(guessed);
                    }
                }
            }
        }
        softly.assertAll();
    }

    /** An administrator of the platform makes a user of whomever they name as a member. */
    private static boolean makesNewcomers(MatrixCall call, Principal principal) {
        return call.makesNewcomers() && principal.mayEnter(Permission.USERS_WRITE);
    }

    /** What came of it, without the id; each of several outcomes counts as an answer. */
    private static String shown(MatrixCall call, Principal principal, Place place) {
        var id = WORLD.id(call, principal, place, changes(call, principal));
        var answer = WORLD.send(call, principal, id);
        boolean failed = answer.at("/failed_updates").asInt(0) > 0;
        return (failed ? 404 : answer.status()) + " " + answer.text().replace(id, "@");
    }

    /** Of what is around them people know some, and may look for more of it. */
    private static boolean isKnownAnyway(MatrixCall call, Place place) {
        return marksAPlace(call, place)
                || (call.path().contains("/list?")
                        && call.isSearch()
                        && (place == Place.OWN
                                || place == Place.SAME_TEAM
                                || place == Place.OTHER_TEAM));
    }

    /** A file that was deleted still marks its place in the lists of those who saw it. */
    private static boolean marksAPlace(MatrixCall call, Place place) {
        return place == Place.DELETED
                && call.thing() == Thing.FILE
                && call.path().contains("after=");
    }

    static Stream<MatrixCall> callsOfTheirOwn() {
        return callsWithIds()
                .filter(it -> it.thing() != Thing.KEY)
                .filter(it -> !it.body().contains("file-000"))
                .filter(it -> !it.path().endsWith("/members/me"))
                .filter(it -> !it.path().endsWith("/permissions/cp_guessed"));
    }

    @ParameterizedTest
    @MethodSource("callsOfTheirOwn")
    void what_one_may_see_is_there_and_can_be_changed_by_whom_may(MatrixCall call) {
        var softly = new SoftAssertions();
        for (var principal : known()) {
            for (var place : Place.values()) {
                if (principal.mayEnter(needed(call)) && principal.sees(call.thing(), place)) {
                    var answer = send(call, principal, place);
                    softly.assertThat(answer.status())
                            .as("%s %s %s: %s", call, principal, place, answer.text())
                            .isIn(
                                    principal.mayDo(needed(call), place)
                                            ? good(call.thing())
                                            : List.of(403));
                }
            }
        }
        softly.assertAll();
    }

    /** What is sent about files and jobs does not fit each of them. */
    private static List<Integer> good(Thing thing) {
        return switch (thing) {
            case NOTHING, FILE, JOB, MODEL, KEY, UPLOAD, WEBHOOK, BATCH -> List.of(200, 400);
            case TEAM,
                    ORGANIZATION,
                    USER,
                    CANDIDATE,
                    NEIGHBOUR,
                    TEAM_MEMBER,
                    ORGANIZATION_MEMBER,
                    ACCESS_GROUP,
                    DEPLOYMENT,
                    CREDENTIAL ->
                    List.of(200, 201, 204);
        };
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nothing_that_is_asked_makes_the_gateway_fail(MatrixCall call) {
        var softly = new SoftAssertions();
        for (var principal : known()) {
            for (var place : Place.values()) {
                softly.assertThat(send(call, principal, place).status())
                        .as("%s %s %s", call, principal, place)
                        .isLessThan(500);
            }
        }
        softly.assertAll();
    }
}
