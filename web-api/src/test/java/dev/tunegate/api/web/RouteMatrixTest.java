package dev.tunegate.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import dev.tunegate.api.web.MatrixCall.Thing;
import dev.tunegate.api.web.Principal.Place;
import dev.tunegate.domain.access.Permission;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
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
        var id = WORLD.id(call.thing(), Principal.DEVELOPER, Place.SAME_TEAM);

        call.send(WORLD.client(Principal.NOBODY), id).isError(401, "missing_api_key");
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

    private static Answer send(MatrixCall call, Principal principal, Place place) {
        return call.send(WORLD.client(principal), WORLD.id(call.thing(), principal, place));
    }

    static Stream<MatrixCall> callsWithIds() {
        return MatrixCall.about(Thing.FILE, Thing.JOB, Thing.MODEL, Thing.KEY).stream();
    }

    @ParameterizedTest
    @MethodSource("callsWithIds")
    void what_one_may_not_see_is_answered_as_what_nobody_has(MatrixCall call) {
        var softly = new SoftAssertions();
        for (var principal : known()) {
            if (principal.mayEnter(needed(call))) {
                var guess = WORLD.id(call.thing(), principal, Place.GUESSED);
                var guessed = call.send(WORLD.client(principal), guess);
                softly.assertThat(guessed.status()).as("%s %s", call, principal).isIn(400, 404);
                for (var place : Place.values()) {
                    if (!principal.sees(place) && !marksAPlace(call, place)) {
                        var id = WORLD.id(call.thing(), principal, place);
                        var answer = call.send(WORLD.client(principal), id);
                        softly.assertThat(answer.status() + " " + answer.text().replace(id, "@"))
                                .as("%s %s %s", call, principal, place)
                                .isEqualTo(
                                        guessed.status()
                                                + " "
                                                + guessed.text().replace(guess, "@"));
                    }
                }
            }
        }
        softly.assertAll();
    }

    /** A file that was deleted still marks its place in the lists of those who saw it. */
    private static boolean marksAPlace(MatrixCall call, Place place) {
        return place == Place.DELETED
                && call.thing() == Thing.FILE
                && call.path().contains("after=");
    }

    static Stream<MatrixCall> callsOfTheirOwn() {
        return MatrixCall.about(Thing.FILE, Thing.JOB, Thing.MODEL).stream()
                .filter(it -> !it.body().contains("file-000"));
    }

    @ParameterizedTest
    @MethodSource("callsOfTheirOwn")
    void what_one_may_see_is_there_and_can_be_changed_by_whom_may(MatrixCall call) {
        var softly = new SoftAssertions();
        for (var principal : known()) {
            for (var place : Place.values()) {
                if (principal.mayEnter(needed(call)) && principal.sees(place)) {
                    var answer = send(call, principal, place);
                    softly.assertThat(answer.status())
                            .as("%s %s %s: %s", call, principal, place, answer.text())
                            .isIn(200, 400);
                }
            }
        }
        softly.assertAll();
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
