package dev.tunegate.domain.key;

import static dev.tunegate.domain.key.KeyFixture.CREATED_AT;
import static dev.tunegate.domain.key.KeyFixture.aKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.PagingContract;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every collection of virtual keys must do. Each test begins with an empty one. */
public interface VirtualKeysContract {

    VirtualKeys keys();

    @Test
    default void a_key_comes_back_as_it_was_added() {
        var key =
                aKey().called("ci “bot” 日本")
                        .noting(Map.of("team", "search"))
                        .granting("gpt-4o-mini", "group-a")
                        .expiringAt(CREATED_AT.plusSeconds(3600))
                        .blocked()
                        .build();

        keys().add(key);

        assertThat(keys().find(key.id())).contains(key);
    }

    @Test
    default void a_key_without_alias_end_or_grants_comes_back_too() {
        var key = aKey().granting().build();

        keys().add(key);

        assertThat(keys().find(key.id())).contains(key);
    }

    @Test
    default void nobody_knows_a_key_that_was_not_added() {
        keys().add(aKey().withId("aaaaaaaaaa").build());

        assertThat(keys().find(new KeyId("aaaaaaaaaA"))).isEmpty();
    }

    @Test
    default void an_id_cannot_be_taken_twice() {
        var key = aKey().build();
        keys().add(key);

        assertThatThrownBy(() -> keys().add(key)).isInstanceOf(RuntimeException.class);
    }

    @Test
    default void keys_are_found_by_alias_oldest_first() {
        var younger = aKey().called("bot").createdAt(CREATED_AT.plusSeconds(9)).build();
        var older = aKey().called("bot").createdAt(CREATED_AT).build();
        List.of(younger, older, aKey().called("other").build(), aKey().build())
                .forEach(keys()::add);

        assertThat(keys().findByAlias("bot")).containsExactly(older, younger);
        assertThat(keys().findByAlias("nobody")).isEmpty();
    }

    @Test
    default void pages_follow_creation_with_ties_broken_by_id() {
        keys().add(aKey().withId("0000000009").createdAt(CREATED_AT.minusSeconds(1)).build());
        keys().add(aKey().withId("0000000003").build());
        keys().add(aKey().withId("0000000001").build());
        keys().add(aKey().withId("0000000002").build());
        keys().add(aKey().withId("0000000000").createdAt(CREATED_AT.plusSeconds(1)).build());

        pages().holds(
                        List.of(
                                "0000000009",
                                "0000000001",
                                "0000000002",
                                "0000000003",
                                "0000000000"));
    }

    @Test
    default void an_unknown_cursor_is_refused() {
        keys().add(aKey().build());

        pages().refuses("0000000000");
        pages().refuses("no id at all");
        pages().refuses("");
    }

    private PagingContract pages() {
        return new PagingContract(
                query -> keys().list(KeyFilter.ALL, query).map(it -> it.id().value()));
    }

    private long count() {
        return keys().count(KeyFilter.ALL, 1000);
    }

    @Test
    default void no_more_are_counted_than_asked_for() {
        for (int i = 0; i < 3; i++) {
            keys().add(aKey().build());
        }

        assertThat(keys().count(KeyFilter.ALL, 2)).isEqualTo(2);
    }

    @Test
    default void a_filter_shows_what_meets_all_that_it_says() {
        var key = aKey().called("Nightly Build").heldBy(held("anna", "red", "acme")).build();
        var blocked = aKey().called("nightly").heldBy(held("bob", "red", "")).blocked().build();
        var over =
                aKey().called("50%_off")
                        .heldBy(held("anna", "blue", ""))
                        .expiringAt(CREATED_AT)
                        .build();
        List.of(key, blocked, over, aKey().build()).forEach(keys()::add);

        assertThat(shown(KeyFilter.ALL.ofUser(new UserId("anna")))).containsOnly(key, over);
        assertThat(shown(KeyFilter.ALL.ofTeam(new TeamId("red")))).containsOnly(key, blocked);
        assertThat(shown(KeyFilter.ALL.ofTeam(new TeamId("red")).ofUser(new UserId("anna"))))
                .containsOnly(key);
        assertThat(shown(KeyFilter.ALL.called("nightly"))).containsOnly(blocked);
        assertThat(shown(KeyFilter.ALL.holding("NIGHT"))).containsOnly(key, blocked);
        assertThat(shown(KeyFilter.ALL.holding("0%_o"))).containsOnly(over);
        assertThat(shown(KeyFilter.ALL.holding("y_b"))).isEmpty();
        assertThat(shown(KeyFilter.ALL.with(key.id()))).containsOnly(key);
        assertThat(shown(KeyFilter.ALL.within(within("acme", "blue")))).containsOnly(key, over);
        assertThat(shown(KeyFilter.ALL.within(within("acme")))).containsOnly(key);
    }

    @Test
    default void a_filter_tells_open_keys_from_blocked_and_expired_ones() {
        var open = aKey().expiringAt(CREATED_AT.plusSeconds(1)).build();
        var over = aKey().expiringAt(CREATED_AT).build();
        var blocked = aKey().expiringAt(CREATED_AT).blocked().build();
        List.of(open, over, blocked).forEach(keys()::add);

        assertThat(shown(KeyFilter.ALL.in(KeyFilter.State.ACTIVE, CREATED_AT))).containsOnly(open);
        assertThat(shown(KeyFilter.ALL.in(KeyFilter.State.EXPIRED, CREATED_AT))).containsOnly(over);
        assertThat(shown(KeyFilter.ALL.in(KeyFilter.State.BLOCKED, CREATED_AT)))
                .containsOnly(blocked);
    }

    @Test
    default void a_list_holds_only_what_its_reader_may_see() {
        var own = aKey().build();
        var personal = aKey().heldBy(held("anna", "", "")).build();
        var inTeam = aKey().heldBy(held("bob", "red", "")).build();
        var hersInTeam = aKey().heldBy(held("anna", "blue", "")).in(Environment.TEST).build();
        var notHers = aKey().heldBy(held("bob", "blue", "")).build();
        var bobs = aKey().heldBy(held("bob", "", "")).build();
        List.of(own, personal, inTeam, hersInTeam, notHers, bobs).forEach(keys()::add);

        var all = seen(Optional.of(own.id()), "anna", false);
        var rehearsing = seen(Optional.of(own.id()), "anna", true);
        var nothing = seen(Optional.empty(), "", false);

        assertThat(shown(all)).containsOnly(own, personal, inTeam, hersInTeam);
        assertThat(keys().count(all, 10)).isEqualTo(4);
        assertThat(shown(rehearsing)).containsOnly(own, hersInTeam);
        assertThat(shown(nothing)).containsOnly(inTeam);
        assertThatThrownBy(() -> keys().list(all, ListQuery.after(bobs.id().value(), 5)))
                .isInstanceOf(Refusal.InvalidInput.class);
    }

    @Test
    default void aliases_are_listed_once_each_in_order() {
        List.of("b", "a", "B", "b").forEach(it -> keys().add(aKey().called(it).build()));
        keys().add(aKey().build());

        assertThat(keys().aliases(KeyFilter.ALL, 10)).containsExactly("B", "a", "b");
        assertThat(keys().aliases(KeyFilter.ALL, 2)).containsExactly("B", "a");
        assertThat(keys().aliases(KeyFilter.ALL.holding("A"), 10)).containsExactly("a");
    }

    private List<VirtualKey> shown(KeyFilter filter) {
        return keys().list(filter, ListQuery.first(10)).items();
    }

    private static KeyFilter seen(Optional<KeyId> own, String user, boolean rehearsals) {
        var person = Optional.of(user).filter(it -> !it.isEmpty()).map(UserId::new);
        return KeyFilter.visibleTo(
                new KeyVisibility(
                        false,
                        own,
                        person,
                        Set.of(new TeamId("red")),
                        person,
                        Set.of(new TeamId("blue")),
                        rehearsals));
    }

    private static KeyFilter.Within within(String organization, String... teams) {
        return new KeyFilter.Within(
                new OrganizationId(organization),
                Stream.of(teams).map(TeamId::new).collect(Collectors.toSet()));
    }

    private static VirtualKey.Holder held(String user, String team, String organization) {
        return new VirtualKey.Holder(
                Optional.of(user).filter(it -> !it.isEmpty()).map(UserId::new),
                Optional.of(team).filter(it -> !it.isEmpty()).map(TeamId::new),
                Optional.of(organization).filter(it -> !it.isEmpty()).map(OrganizationId::new),
                Optional.empty());
    }

    @Test
    default void keys_are_counted() {
        assertThat(count()).isZero();

        keys().add(aKey().build());
        keys().add(aKey().build());

        assertThat(count()).isEqualTo(2);
    }

    @Test
    default void a_change_is_stored_and_handed_back() {
        var key = aKey().build();
        keys().add(key);

        var changed = keys().change(key.id(), it -> it.blocked(it.revision()));

        assertThat(changed).contains(key.blocked(key.revision()));
        assertThat(keys().find(key.id())).contains(key.blocked(key.revision()));
    }

    @Test
    default void nothing_is_changed_where_there_is_no_key() {
        assertThat(keys().change(KeyId.fresh(), it -> it.blocked(it.revision()))).isEmpty();
        assertThat(count()).isZero();
    }

    @Test
    default void changes_at_the_same_moment_do_not_lose_one_another() {
        var key = aKey().called("0").build();
        keys().add(key);

        Race.of(
                4,
                () -> IntStream.range(0, 5).forEach(_ -> keys().change(key.id(), this::counted)));

        assertThat(keys().find(key.id()).flatMap(it -> it.label().alias())).contains("20");
    }

    private VirtualKey counted(VirtualKey key) {
        int count = Integer.parseInt(key.label().alias().orElseThrow()) + 1;
        return aKey().withId(key.id().value()).called(Integer.toString(count)).build();
    }

    @Test
    default void a_removed_key_is_gone_and_removing_it_again_says_so() {
        var key = aKey().build();
        var other = aKey().build();
        keys().add(key);
        keys().add(other);

        assertThat(keys().remove(key.id())).isTrue();

        assertThat(keys().find(key.id())).isEmpty();
        assertThat(keys().find(other.id())).contains(other);
        assertThat(keys().remove(key.id())).isFalse();
    }

    @Test
    default void keys_are_found_by_whoever_holds_them() {
        var anna = new UserId("anna");
        var red = new TeamId("red");
        var personal = aKey().heldBy(held(Optional.of(anna), Optional.empty())).build();
        var inTeam = aKey().heldBy(held(Optional.of(anna), Optional.of(red))).build();
        var service = aKey().heldBy(held(Optional.empty(), Optional.of(red))).build();
        List.of(personal, inTeam, service, aKey().build()).forEach(keys()::add);

        assertThat(keys().heldBy(anna, 9)).containsExactlyInAnyOrder(personal, inTeam);
        assertThat(keys().heldBy(red, 9)).containsExactlyInAnyOrder(inTeam, service);
        assertThat(keys().heldBy(red, 1)).hasSize(1);
        assertThat(keys().heldBy(new UserId("red"), 9)).isEmpty();
    }

    private static VirtualKey.Holder held(Optional<UserId> user, Optional<TeamId> team) {
        return new VirtualKey.Holder(user, team, Optional.empty(), Optional.empty());
    }
}
