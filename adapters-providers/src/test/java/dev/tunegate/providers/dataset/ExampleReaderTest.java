package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.dataset.Conversation;
import dev.tunegate.domain.dataset.Example;
import dev.tunegate.domain.dataset.JsonText;
import dev.tunegate.domain.dataset.Message;
import dev.tunegate.domain.dataset.Message.Voice;
import dev.tunegate.domain.dataset.Part;
import dev.tunegate.domain.dataset.Tool;
import dev.tunegate.domain.dataset.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as examples: everything that a row says, in its order. */
class ExampleReaderTest {

    private static final Optional<String> NONE = Optional.empty();

    private static Example read(String row) {
        var bytes = (" before " + row + " behind ").getBytes(StandardCharsets.UTF_8);
        return new ExampleReader(RowJson.factory(1 << 20))
                .read(bytes, " before ".length(), bytes.length - " behind ".length());
    }

    private static List<Part> text(String text) {
        return List.of(new Part.Text(text));
    }

    private static SequencedMap<String, JsonText> members(Map<String, String> members) {
        var more = new LinkedHashMap<String, JsonText>();
        members.forEach((name, value) -> more.put(name, new JsonText(value)));
        return more;
    }

    @Test
    void a_chat_has_all_that_its_messages_say() {
        var example =
                read(
                        """
                        {"messages":[{"role":"system","content":"s","name":"n"},\
                        {"content":[{"type":"text","text":"ä漢𝄞"},{"type":"image_url","image_url":\
                        {"url":"https://a/b.png","detail":"low"}}],"role":"user"},\
                        {"role":"assistant","content":"","weight":0,"tool_calls":[{"id":"c",\
                        "type":"function","function":{"name":"f","arguments":"{ }"}}]},\
                        {"role":"tool","tool_call_id":"c","content":"t"},\
                        {"role":"assistant","refusal":"r","content":[{"type":"refusal","refusal":"x"}]}]}\
                        """);

        assertThat(example)
                .isEqualTo(
                        new Example.Chat(
                                new Conversation(
                                        List.of(
                                                new Message.Instruction(
                                                        Voice.SYSTEM, text("s"), Optional.of("n")),
                                                new Message.User(
                                                        List.of(
                                                                new Part.Text("ä漢𝄞"),
                                                                new Part.Image(
                                                                        "https://a/b.png",
                                                                        Optional.of("low"))),
                                                        NONE),
                                                new Message.Assistant(
                                                        text(""),
                                                        NONE,
                                                        List.of(
                                                                new ToolCall(
                                                                        Optional.of("c"),
                                                                        "f",
                                                                        "{ }")),
                                                        false,
                                                        NONE),
                                                new Message.ToolAnswer("c", text("t"), NONE),
                                                new Message.Assistant(
                                                        List.of(new Part.Refusal("x")),
                                                        Optional.of("r"),
                                                        List.of(),
                                                        true,
                                                        NONE)),
                                        List.of(),
                                        members(Map.of()))));
    }

    @Test
    void tools_and_further_members_stay_as_they_were_written() {
        var example =
                read(
                        """
                        {"tools":[{"type":"function","function":{"strict":true,"parameters":\
                        {"a" : [1.0, "\\u00e4"]},"name":"f","description":"d"}}],"z": {"b":1E2} ,\
                        "messages":[{"role":"user","content":"u"}],"a": -0.0 ,"y":null,"x":"é\\n"}\
                        """);

        var tool =
                new Tool(
                        "f",
                        Optional.of("d"),
                        Optional.of(new JsonText("{\"a\" : [1.0, \"\\u00e4\"]}")),
                        true);
        assertThat(example).isInstanceOf(Example.Reinforcement.class);
        var conversation = ((Example.Reinforcement) example).conversation();
        assertThat(conversation.tools()).containsExactly(tool);
        assertThat(conversation.more())
                .containsExactly(
                        Map.entry("z", new JsonText("{\"b\":1E2}")),
                        Map.entry("a", new JsonText("-0.0")),
                        Map.entry("y", new JsonText("null")),
                        Map.entry("x", new JsonText("\"é\\n\"")));
    }

    @Test
    void functions_are_tools_and_their_calls_have_no_id() {
        var example =
                read(
                        """
                        {"functions":[{"name":"f"}],"messages":[{"role":"assistant","content":null,\
                        "function_call":{"name":"f","arguments":"{}"}},\
                        {"role":"function","name":"f","content":"7"},{"role":"assistant","content":"a"}]}\
                        """);

        var conversation = ((Example.Chat) example).conversation();
        assertThat(conversation.tools())
                .containsExactly(new Tool("f", NONE, Optional.empty(), false));
        assertThat(conversation.messages().getFirst())
                .isEqualTo(
                        new Message.Assistant(
                                List.of(),
                                NONE,
                                List.of(new ToolCall(NONE, "f", "{}")),
                                true,
                                NONE));
        assertThat(conversation.messages().get(1))
                .isEqualTo(new Message.FunctionAnswer("f", text("7")));
    }

    @Test
    void a_preference_tells_its_own_members_from_those_of_its_input() {
        var example =
                read(
                        """
                        {"non_preferred_output":[{"role":"assistant","content":"b"}],"id":1,"input":\
                        {"messages":[{"role":"user","content":"q"}],"top":2},\
                        "preferred_output":[{"role":"assistant","content":"a"}]}\
                        """);

        var preference = (Example.Preference) example;
        assertThat(preference.preferred().content()).isEqualTo(text("a"));
        assertThat(preference.other().content()).isEqualTo(text("b"));
        assertThat(preference.more()).isEqualTo(members(Map.of("id", "1")));
        assertThat(preference.input().more()).isEqualTo(members(Map.of("top", "2")));
    }

    @Test
    void a_prompt_with_its_completion_is_one_example() {
        assertThat(read("{\"completion\":\"c\",\"prompt\":\"p\",\"n\":[]}"))
                .isEqualTo(new Example.Completion("p", "c", members(Map.of("n", "[]"))));
    }

    @Test
    void parts_of_other_types_are_named() {
        var example =
                read(
                        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\","
                                + "\"input_audio\":{}},{\"type\":\"file\",\"file\":{}}]},"
                                + RowsFixture.ASSISTANT
                                + "]}");

        assertThat(((Example.Chat) example).conversation().messages().getFirst().content())
                .containsExactly(new Part.Other("input_audio"), new Part.Other("file"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"messages\":[]}",
                "{\"messages\":[7]}",
                "{\"messages\":[{\"content\":\"x\"}]}",
                "{\"messages\":[{\"role\":\"wizard\",\"content\":\"x\"}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":7}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}]}",
                "{\"messages\":[{\"role\":\"tool\",\"content\":\"x\"}]}",
                "{\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\"}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"tools\":[{}]}",
                "{\"prompt\":\"x\"}",
                "{\"prompt\":1,\"completion\":\"x\"}",
                "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}}",
                "{\"input\":{},\"preferred_output\":[],\"non_preferred_output\":[]}"
            })
    void what_is_no_sound_row_is_no_example(String row) {
        var refused = catchThrowableOfType(NotCarried.class, () -> read(row));

        assertThat(refused.rule()).isEqualTo("unsound_row");
    }
}
