package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.dataset.Message;
import dev.tunegate.domain.dataset.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts that the check on upload does not let in are refused behind it too. */
class OpenAiOnlyTest {

    @ParameterizedTest
    @CsvSource({"input_audio,audio_part", "file,file_part", "video,content_part"})
    void a_part_that_is_neither_text_nor_picture_is_refused_by_its_own_rule(
            String type, String rule) {
        var user = new Message.User(List.of(new Part.Other(type)), Optional.empty());

        var refused = catchThrowableOfType(NotCarried.class, () -> OpenAiOnly.refuse(user));

        assertThat(refused.rule()).isEqualTo(rule);
    }
}
