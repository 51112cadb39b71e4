package dev.tunegate.providers.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vectors that the simulator makes of words. */
final class SimulatedEmbeddingsTest {

    private static final ModelName NAME = new ModelName("tiny");

    private final SimulatedEmbeddings embeddings = new SimulatedEmbeddings(new JsonMapper());

    private JsonNode ask(String members) {
        var body = CallBody.made(NAME, members.replace('\'', '"'));
        return JsonMapper.shared()
                .readTree(embeddings.answer(new ModelCall(NAME, "theirs", body)).body());
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    @Test
    void vectors_have_the_length_of_one_and_similar_texts_are_near() {
        var text = WordVector.of("The cat sits on the mat.", 256);
        var similar = WordVector.of("the cat sits on a mat", 256);
        var other = WordVector.of("Interest rates rose in March", 256);

        assertThat(product(text, text)).isCloseTo(1, within(1e-5));
        assertThat(product(text, similar)).isGreaterThan(0.6);
        assertThat(Math.abs(product(text, other))).isLessThan(0.4);
        assertThat(WordVector.of("!?", 8)).isEqualTo(WordVector.of("!?", 8));
    }

    @Test
    void a_packed_vector_is_the_same_as_a_plain_one() {
        var plain = ask("'input':'one two','dimensions':5").at("/data/0/embedding");
        var packed = ask("'input':'one two','dimensions':5,'encoding_format':'base64'");

        var bytes = Base64.getDecoder().decode(packed.at("/data/0/embedding").asString());
        var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        assertThat(plain).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(floats.get(i)).isEqualTo(plain.get(i).floatValue());
        }
    }

    @Test
    void vectors_come_in_the_order_of_their_texts() {
        var answer = ask("'input':['one','two','one'],'dimensions':8,'user':{'any':[1]}");

        assertThat(answer.at("/object").asString()).isEqualTo("list");
        assertThat(answer.at("/model").asString()).isEqualTo("tiny");
        assertThat(answer.at("/data")).hasSize(3);
        assertThat(answer.at("/data/2/index").asInt()).isEqualTo(2);
        assertThat(answer.at("/data/2/embedding")).isEqualTo(answer.at("/data/0/embedding"));
        assertThat(answer.at("/usage/total_tokens").asLong()).isEqualTo(3);
    }

    /** A few kilobytes of request must not become hundreds of megabytes of answer. */
    @Test
    void a_short_request_does_not_fill_the_memory() {
        assertThatThrownBy(() -> ask("'input':[" + texts(2048) + "],'dimensions':3072"))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> ask("'input':[" + texts(2049) + "]")).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> ask("'input':'" + "a".repeat(32_769) + "'"))
                .isInstanceOf(Rejected.class);
        assertThat(ask("'input':[" + texts(2048) + "]").at("/data")).hasSize(2048);
    }

    private static String texts(int count) {
        return String.join(",", Collections.nCopies(count, "'a'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'user':'x' | input",
                "'input':[] | input",
                "'input':'' | input",
                "'input':[1,2] | input",
                "'input':'a','dimensions':0 | dimensions",
                "'input':'a','dimensions':'x' | dimensions",
                "'input':'a','dimensions':3073 | dimensions",
                "'input':'a','dimensions':[1] | dimensions",
                "'input':['a',['b']] | input",
                "'input':{'a':1} | input",
                "'input':'a','encoding_format':[] | encoding_format",
                "'input':'a','encoding_format':'int8' | encoding_format",
            })
    void what_is_wrong_is_named(String members, String param) {
        assertThatThrownBy(() -> ask(members))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.param()).contains(param));
    }
}
