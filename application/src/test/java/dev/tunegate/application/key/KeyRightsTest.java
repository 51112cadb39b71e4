package dev.tunegate.application.key;

import static dev.tunegate.application.key.PeopleHouse.holder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may issue, read and change which keys. */
class KeyRightsTest {

    private final PeopleHouse people = new PeopleHouse();
    private final KeyHouse house = people.house;

    @BeforeEach
    void furnish() {
        people.furnish();
    }

    private static NewKey wanted(String user, String team, String... models) {
        return wanted(user, team, Environment.LIVE, models);
    }

    private static NewKey wanted(
            String user, String team, Environment environment, String... models) {
        var held = holder(user, team, "");
        return new NewKey(
                new VirtualKey.Label(Optional.empty(), Metadata.NONE),
                new NewKey.For(held.user(), held.team(), Optional.empty()),
                new VirtualKey.Powers(
                        KeyType.DEFAULT, environment, new ModelGrants(Set.of(models)), Limits.NONE),
                Optional.empty(),
                false);
    }

    private IssuedKey issued(String user, String team) {
        return house.issueKey().issue(Caller.administrator(), wanted(user, team, "gpt-4o"));
    }

    /** The same written down by hand: caller, then for whom; empty cells are nobody and no team. */
    @ParameterizedTest
    @CsvSource({
        "root,'','',yes",
        "root,dev,'',yes",
        "root,'',red,yes",
        "root,dev,red,yes",
        "audit,'','',no",
        "audit,audit,'',yes",
        "audit,dev,'',no",
        "audit,'',red,no",
        "boss,'','',no",
        "boss,boss,'',yes",
        "boss,dev,'',no",
        "boss,'',red,yes",
        "boss,dev,red,yes",
        "boss,'',blue,no",
        "boss,dev,blue,no",
        "lead,'','',no",
        "lead,lead,'',yes",
        "lead,dev,'',no",
        "lead,'',red,yes",
        "lead,dev,red,yes",
        "lead,out,red,no",
        "lead,'',unheard-of,no",
        "dev,'','',no",
        "dev,dev,'',yes",
        "dev,mate,'',no",
        "dev,unheard-of,'',no",
        "dev,dev,red,no",
        "dev,'',red,no",
        "dev,mate,red,no",
        "dev,dev,blue,yes",
        "dev,'',blue,no",
        "dev,mate,blue,no",
        "dev,dev,open,yes",
        "dev,'',open,yes",
        "dev,mate,open,yes",
        "dev,dev,shut,no",
        "look,look,'',no",
        "look,look,open,no",
        "out,out,'',yes",
        "out,out,red,no",
        "out,'',open,no",
    })
    void keys_are_issued_by_whom_the_table_names(
            String caller, String user, String team, String may) {
        var refused = new ArrayList<Refusal>();

        try {
            house.issueKey().issue(people.signedIn(caller), wanted(user, team, "gpt-4o"));
        } catch (Refusal e) {
            refused.add(e);
        }

        assertThat(refused.isEmpty()).as(refused.toString()).isEqualTo(may.equals("yes"));
        assertThat(house.keys.count()).isEqualTo(may.equals("yes") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "root,yes,yes,yes,yes,yes",
        "audit,yes,yes,yes,yes,yes",
        "boss,no,yes,no,no,no",
        "lead,no,yes,yes,yes,no",
        "dev,yes,yes,yes,yes,no",
        "mate,no,no,yes,yes,no",
        "out,no,no,no,no,no",
    })
    void keys_exist_for_whom_the_table_names(
            String caller, String personal, String red, String blue, String open, String nobodys) {
        var expected = new ArrayList<VirtualKey>();
        expect(expected, personal, issued("dev", ""));
        expect(expected, red, issued("dev", "red"));
        expect(expected, blue, issued("dev", "blue"));
        expect(expected, open, issued("dev", "open"));
        expect(expected, nobodys, issued("", ""));

        var listed =
                house.find()
                        .list(people.signedIn(caller), KeyFilter.ALL, ListQuery.first(10))
                        .items();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(expected);
        for (var key : house.keys.list(KeyFilter.ALL, ListQuery.first(10)).items()) {
            assertThat(house.rights().mayRead(people.signedIn(caller), key))
                    .isEqualTo(expected.contains(key));
        }
    }

    private static void expect(List<VirtualKey> expected, String yes, IssuedKey key) {
        if (yes.equals("yes")) {
            expected.add(key.key());
        }
    }

    @Test
    void what_may_be_read_only_is_not_allowed_and_what_may_not_be_read_does_not_exist() {
        var blue = issued("dev", "blue").key().id();
        var red = issued("dev", "red").key().id();
        var mate = people.signedIn("mate");

        assertThatThrownBy(() -> house.block().block(mate, blue))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> house.delete().delete(mate, List.of(blue)))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> house.block().block(mate, red))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> house.delete().delete(mate, List.of(red)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(house.keys.count()).isEqualTo(2);
    }

    @Test
    void a_key_issues_no_more_than_whoever_made_it_could() {
        var byLead =
                house.issueKey().issue(people.signedIn("lead"), wanted("lead", "open", "gpt-4o"));
        var caller = house.callerOf(byLead);

        house.memberships.remove(Group.of(new TeamId("open")), new UserId("lead"));

        assertThatThrownBy(() -> house.callerOf(byLead))
                .isInstanceOf(Refusal.NotAuthenticated.class);
        assertThat(caller.identity().user()).contains(new UserId("lead"));
    }

    @Test
    void a_maker_who_reaches_only_their_own_keys_vouches_for_no_others() {
        var byRoot =
                house.issueKey().issue(people.signedIn("root"), wanted("lead", "blue", "gpt-4o"));
        house.keys.change(
                byRoot.key().id(), it -> it.with(holder("lead", "blue", "dev"), it.revision()));
        var caller = house.callerOf(byRoot);

        assertThatThrownBy(() -> house.issueKey().issue(caller, wanted("mate", "blue", "gpt-4o")))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> house.issueKey().issue(caller, wanted("lead", "blue", "gpt-4o")))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void neither_service_accounts_nor_keys_of_nobodys_issue_keys() {
        for (var key : List.of(issued("", "open"), issued("", ""))) {
            assertThatThrownBy(
                            () ->
                                    house.issueKey()
                                            .issue(
                                                    house.callerOf(key),
                                                    wanted("", "open", "gpt-4o")))
                    .isInstanceOf(Refusal.NotAllowed.class);
        }
    }

    @Test
    void a_test_key_issues_test_keys_alone() {
        var rehearsing =
                house.callerOf(
                        house.issueKey()
                                .issue(
                                        people.signedIn("dev"),
                                        wanted("dev", "", Environment.TEST, "gpt-4o")));

        var another =
                house.issueKey().issue(rehearsing, wanted("dev", "", Environment.TEST, "gpt-4o"));

        assertThat(another.secret().reveal()).startsWith("sk-ft-test-");
        assertThatThrownBy(() -> house.issueKey().issue(rehearsing, wanted("dev", "", "gpt-4o")))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "dev, gpt-4o, yes",
        "dev, gpt-4o-mini, no",
        "dev, gpt-*, no",
        "dev, cheap, no",
        "dev, all-proxy-models, no",
        "dev, no-default-models, yes",
        "mate, gpt-4o-mini, yes",
        "mate, gpt-*, yes",
        "mate, cheap, yes",
        "mate, all-proxy-models, yes",
        "mate, gpt-5, no",
    })
    void nobody_grants_what_they_may_not_use(String user, String model, String may) {
        var refusal =
                catchThrowableOfType(
                        Refusal.class,
                        () ->
                                house.issueKey()
                                        .issue(people.signedIn(user), wanted(user, "", model)));

        assertThat(refusal == null).isEqualTo(may.equals("yes"));
        if (refusal != null) {
            assertThat(refusal.param()).contains("models");
        }
    }

    @Test
    void an_organization_is_remembered_by_keys_without_a_team_alone() {
        var acme = Optional.of(new OrganizationId("acme"));
        var blue = wanted("", "blue", "gpt-4o");
        var red = wanted("", "red", "gpt-4o");

        var inTeam = house.issueKey().issue(Caller.administrator(), in(acme, red));
        var alone = house.issueKey().issue(Caller.administrator(), in(acme, wanted("", "")));
        var foreign =
                catchThrowableOfType(
                        Refusal.class,
                        () -> house.issueKey().issue(Caller.administrator(), in(acme, blue)));

        assertThat(inTeam.key().holder().organization()).isEmpty();
        assertThat(alone.key().holder().organization()).isEqualTo(acme);
        assertThat(foreign.param()).contains("organization_id");
    }

    private static NewKey in(Optional<OrganizationId> organization, NewKey key) {
        return new NewKey(
                key.label(),
                new NewKey.For(key.holder().user(), key.holder().team(), organization),
                key.powers(),
                key.lifetime(),
                key.blocked());
    }

    @Test
    void whoever_rotates_a_key_answers_for_it_and_its_id_stays() {
        var key = issued("dev", "open");

        var rotated = house.rotate().rotate(people.signedIn("lead"), rotation(key, Duration.ZERO));

        assertThat(rotated.key().id()).isEqualTo(key.key().id());
        assertThat(rotated.key().holder().voucher()).contains(new UserId("lead"));
        assertThatThrownBy(() -> house.callerOf(key)).isInstanceOf(Refusal.NotAuthenticated.class);
        assertThat(house.callerOf(rotated).owner()).isEqualTo(key.key().owner());
    }

    @Test
    void the_former_secret_opens_as_long_as_was_asked_for() {
        var key = issued("dev", "");

        var rotated =
                house.rotate().rotate(people.signedIn("dev"), rotation(key, Duration.ofHours(1)));
        house.clock.advance(Duration.ofMinutes(59));
        var before = house.callerOf(key);
        house.clock.advance(Duration.ofMinutes(1));

        assertThat(before.identity().key()).contains(key.key().id());
        assertThatThrownBy(() -> house.callerOf(key)).isInstanceOf(Refusal.NotAuthenticated.class);
        assertThat(house.callerOf(rotated).identity().key()).contains(key.key().id());
    }

    private static RotateKey.Rotation rotation(IssuedKey key, Duration overlap) {
        return new RotateKey.Rotation(
                key.key().id(),
                Optional.of(overlap).filter(it -> !it.isZero()),
                KeyChanges.NONE,
                Optional.empty());
    }

    @Test
    void a_change_of_one_thing_leaves_all_others() {
        var key = issued("dev", "open").key();
        var changes =
                new KeyChanges(
                        Patch.to(Optional.of("nightly")),
                        Patch.none(),
                        Patch.none(),
                        Patch.none(),
                        Patch.none(),
                        Patch.none(),
                        KeyChanges.LimitChanges.NONE);

        var changed =
                house.update().update(people.signedIn("mate"), key.id(), changes, Optional.of(1L));

        assertThat(changed.label().alias()).contains("nightly");
        assertThat(changed.revision().version()).isEqualTo(2);
        assertThat(changed.with(key.label(), key.revision())).isEqualTo(key);
        assertThatThrownBy(
                        () ->
                                house.update()
                                        .update(
                                                people.signedIn("mate"),
                                                key.id(),
                                                changes,
                                                Optional.of(1L)))
                .isInstanceOf(Refusal.Outdated.class);
    }
}
