package dev.tunegate.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.shared.Revision;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every collection of access groups must do. Each test begins with an empty one. */
public interface AccessGroupsContract {

    AccessGroups groups();

    private static AccessGroup group(String name, String... models) {
        return new AccessGroup(
                new AccessGroupName(name),
                Set.of(models),
                Revision.first(StoredModelFixture.ADDED_AT, "alice"));
    }

    @Test
    default void a_group_comes_back_as_it_was_added() {
        var group = group("all “staff”", "gpt-4o", "ft:gpt-4o:acme::abc");

        assertThat(groups().add(group)).isTrue();

        assertThat(groups().find(group.name())).contains(group);
    }

    @Test
    default void a_name_cannot_be_taken_twice() {
        groups().add(group("one", "a"));

        assertThat(groups().add(group("one", "b"))).isFalse();

        assertThat(groups().all()).containsExactly(group("one", "a"));
    }

    @Test
    default void groups_are_listed_by_name() {
        groups().add(group("b"));
        groups().add(group("a"));

        assertThat(groups().all()).containsExactly(group("a"), group("b"));
    }

    @Test
    default void a_group_is_changed_and_removed() {
        groups().add(group("one", "a"));
        var name = new AccessGroupName("one");

        var changed =
                groups().change(
                                name,
                                it ->
                                        it.of(
                                                Set.of("b", "c"),
                                                it.revision()
                                                        .next(StoredModelFixture.ADDED_AT, "bob")));

        assertThat(changed)
                .hasValueSatisfying(it -> assertThat(it.models()).containsExactly("b", "c"));
        assertThat(groups().find(name)).isEqualTo(changed);
        assertThat(groups().remove(name)).isTrue();
        assertThat(groups().remove(name)).isFalse();
        assertThat(groups().change(name, it -> it)).isEmpty();
    }
}
