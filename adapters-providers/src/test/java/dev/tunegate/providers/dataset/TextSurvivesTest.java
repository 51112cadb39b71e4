package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.providers.bedrock.BedrockFormats;
import dev.tunegate.providers.vertex.VertexFormats;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text comes out as it went in, whatever its script and however it was escaped. */
class TextSurvivesTest {

    private static final int ROWS = 400;

    static Stream<RowFormat> chatFormats() {
        return Stream.of(
                VertexFormats.supervised(),
                BedrockFormats.conversation(),
                BedrockFormats.promptCompletion(),
                BedrockFormats.claude());
    }

    @ParameterizedTest
    @MethodSource("chatFormats")
    void chat_texts_survive_in_every_format(RowFormat format) throws IOException {
        var random = new RandomText(7);
        var said = new ArrayList<List<String>>();
        var data = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            var texts = List.of(random.next(300), random.next(300));
            said.add(texts);
            data.append("{\"messages\":[{\"role\":\"user\",\"content\":")
                    .append(random.json(texts.getFirst()))
                    .append("},{\"role\":\"assistant\",\"content\":")
                    .append(random.json(texts.getLast()))
                    .append("}]}\n");
        }

        assertThat(lines(format, data, DatasetFormat.CHAT)).map(Spoken::in).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void preferences_survive(long seed) throws IOException {
        var random = new RandomText(seed);
        var said = new ArrayList<List<String>>();
        var data = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            var texts = List.of(random.next(200), random.next(200), random.next(200));
            said.add(texts);
            data.append(
                    "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":%s}]},\"preferred_output\":"
                                    .formatted(random.json(texts.get(0)))
                            + "[{\"role\":\"assistant\",\"content\":%s}],\"non_preferred_output\":"
                                    .formatted(random.json(texts.get(1)))
                            + "[{\"role\":\"assistant\",\"content\":%s}]}\n"
                                    .formatted(random.json(texts.get(2))));
        }

        assertThat(lines(VertexFormats.preference(), data, DatasetFormat.PREFERENCE))
                .map(Spoken::in)
                .isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void names_and_values_in_arguments_survive(long seed) throws IOException {
        var random = new RandomText(seed);
        var said = new ArrayList<String>();
        var data = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            var name = random.next(20);
            var value = random.next(200);
            said.add(name + "=" + value);
            var arguments = "{" + random.json(name) + " : [" + random.json(value) + "]}";
            data.append(
                            "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"assistant\","
                                    + "\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":"
                                    + "{\"name\":\"f\",\"arguments\":")
                    .append(random.json(arguments))
                    .append("}}]}]}\n");
        }

        assertThat(lines(VertexFormats.supervised(), data, DatasetFormat.CHAT))
                .map(TextSurvivesTest::argument)
                .isEqualTo(said);
    }

    /** The only argument of the call, as {@code name=value}. */
    private static String argument(String row) {
        var args =
                JsonParser.parseString(row)
                        .getAsJsonObject()
                        .getAsJsonArray("contents")
                        .get(1)
                        .getAsJsonObject()
                        .getAsJsonArray("parts")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("functionCall")
                        .getAsJsonObject("args");
        var only = args.entrySet().iterator().next();
        return only.getKey() + "=" + only.getValue().getAsJsonArray().get(0).getAsString();
    }

    private static List<String> lines(RowFormat format, CharSequence data, DatasetFormat shape)
            throws IOException {
        var bytes = data.toString().getBytes(StandardCharsets.UTF_8);
        var content = new ManagedFile.Content(bytes.length, "", Optional.of(shape), ROWS);
        var file =
                new FileStore.Outgoing(
                        new FileId("file-0123456789abcdefghijklmn"),
                        FilePurpose.FINE_TUNE,
                        content,
                        () -> new Droplets(bytes));
        try (var rows = new Conversion(format).rows(file, RowsFixture::keep)) {
            return List.of(strict(rows.readAllBytes()).split("\n"));
        }
    }

    /** Decodes UTF-8 and lets nothing pass that is none. */
    private static String strict(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
