package dev.tunegate.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples are values: they keep what they were made of, and nobody can change it. */
class ExampleTest {

    private static final Message.Assistant ANSWER =
            new Message.Assistant(
                    List.of(new Part.Text("Hello")),
                    Optional.empty(),
                    List.of(),
                    true,
                    Optional.empty());

    private static SequencedMap<String, JsonText> members(String... names) {
        var members = new LinkedHashMap<String, JsonText>();
        for (var name : names) {
            members.put(name, JsonText.TRUE);
        }
        return members;
    }

    private static Conversation conversation(SequencedMap<String, JsonText> more) {
        return new Conversation(List.of(ANSWER), List.of(), more);
    }

    @Test
    void each_kind_of_example_tells_its_format() {
        var conversation = conversation(members());

        assertThat(
                        List.of(
                                new Example.Chat(conversation),
                                new Example.Completion("p", "c", members()),
                                new Example.Preference(conversation, ANSWER, ANSWER, members()),
                                new Example.Reinforcement(conversation)))
                .extracting(Example::format)
                .containsExactly(
                        DatasetFormat.CHAT,
                        DatasetFormat.COMPLETION,
                        DatasetFormat.PREFERENCE,
                        DatasetFormat.REINFORCEMENT);
    }

    @Test
    void further_members_keep_their_order() {
        assertThat(conversation(members("z", "a", "m")).more().keySet())
                .containsExactly("z", "a", "m");
    }

    @Test
    void what_an_example_was_made_of_may_change_without_it() {
        var more = members("a");
        var parts = new ArrayList<Part>(List.of(new Part.Text("Hi")));
        var user = new Message.User(parts, Optional.empty());
        var conversation = conversation(more);
        var completion = new Example.Completion("p", "c", more);

        more.put("b", JsonText.NULL);
        parts.clear();

        assertThat(user.content()).containsExactly(new Part.Text("Hi"));
        assertThat(conversation.more()).containsOnlyKeys("a");
        assertThat(completion.more()).containsOnlyKeys("a");
        assertThatThrownBy(() -> completion.more().put("b", JsonText.TRUE))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void nothing_is_no_json_value(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonText(text));
    }

    @Test
    void null_says_nothing() {
        assertThat(new JsonText("null").isNull()).isTrue();
        assertThat(new JsonText("\"null\"").isNull()).isFalse();
    }
}
