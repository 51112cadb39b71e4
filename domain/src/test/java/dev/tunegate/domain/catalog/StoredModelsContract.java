package dev.tunegate.domain.catalog;

import static dev.tunegate.domain.catalog.StoredModelFixture.ADDED_AT;
import static dev.tunegate.domain.catalog.StoredModelFixture.aStoredModel;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every collection of stored deployments must do. Each test begins with an empty one. */
public interface StoredModelsContract {

    StoredModels models();

    @Test
    default void a_model_comes_back_as_it_was_added() {
        var model =
                aStoredModel()
                        .named("openai/*")
                        .saying("api_base", "https://one.example/v1")
                        .saying("litellm_credential_name", "a/b c")
                        .keeping("api_key", "sk-“日本”")
                        .keeping("vertex_credentials", "{\"type\": \"x\"}")
                        .inGroups("beta", "all staff")
                        .blocked()
                        .build();

        assertThat(models().add(model)).isTrue();

        assertThat(models().find(model.id())).contains(model);
        assertThat(models().all()).containsExactly(model);
    }

    @Test
    default void an_id_cannot_be_taken_twice() {
        var model = aStoredModel().named("first").build();
        models().add(model);

        assertThat(models().add(aStoredModel().named("second").build())).isFalse();

        assertThat(models().find(model.id())).contains(model);
    }

    @Test
    default void a_change_is_made_to_what_is_there_now() {
        var model = aStoredModel().keeping("api_key", "old").build();
        models().add(model);

        var changed =
                models().change(
                                model.id(),
                                it -> it.shut(true, it.revision().next(ADDED_AT, "bob")));

        assertThat(changed).hasValueSatisfying(it -> assertThat(it.blocked()).isTrue());
        assertThat(models().find(model.id())).isEqualTo(changed);
        assertThat(changed.orElseThrow().revision().version()).isEqualTo(2);
        assertThat(changed.orElseThrow().words()).isEqualTo(model.words());
    }

    @Test
    default void what_is_removed_is_gone_and_what_is_not_there_cannot_be_changed() {
        var model = aStoredModel().build();
        models().add(model);

        assertThat(models().remove(model.id())).isTrue();

        assertThat(models().remove(model.id())).isFalse();
        assertThat(models().find(model.id())).isEmpty();
        assertThat(models().change(model.id(), it -> it)).isEmpty();
        assertThat(models().all()).isEmpty();
    }

    @Test
    default void a_credential_is_named_until_the_last_model_lets_go_of_it() {
        var main = new CredentialName("a/b c");
        var model = aStoredModel().saying("litellm_credential_name", "a/b c").build();
        models().add(aStoredModel().withId("other").build());
        assertThat(models().naming(main)).isEmpty();

        models().add(model);

        assertThat(models().naming(main)).contains(model.id());
        assertThat(models().naming(new CredentialName("a/b"))).isEmpty();
        models().remove(model.id());
        assertThat(models().naming(main)).isEmpty();
    }

    @Test
    default void each_change_makes_another_version() {
        var model = aStoredModel().build();

        long before = models().version();
        models().add(model);
        long added = models().version();
        models().change(model.id(), it -> it.shut(true, it.revision()));
        long changed = models().version();
        models().remove(model.id());

        assertThat(List.of(before, added, changed, models().version())).doesNotHaveDuplicates();
    }
}
