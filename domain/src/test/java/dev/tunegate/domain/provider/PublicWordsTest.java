package dev.tunegate.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a provider's words. */
class PublicWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftjob-abc123",
                "file-9uXy",
                "file-abcdefghijklmnop",
                "file-550e8400-e29b-41d4-a716-446655440000",
                "sk-abc***xyz",
                "sk-proj-a_b-c",
                "org-AbC",
                "proj_abc",
                "ft:gpt-4o-mini-2024-07-18:acme::AbC:ckpt-step-88",
                "ftckpt_zc4Q",
                "arn:aws:bedrock:us-east-1:123456789012:custom-model/amazon.nova-micro-v1:0:128k/a1b2",
                "arn:aws-cn:iam::123456789012:role/some/path+Role",
                "s3://bucket/folder/file.jsonl",
                "AKIAIOSFODNN7EXAMPLE",
                "Bearer abcdef",
                "eyJhbGciOiJIUzI1NiJ9.e30.x_y"
            })
    void identifiers_and_credentials_are_hidden(String secret) {
        var text = PublicWords.STRICT.clean("The thing '" + secret + "' is wrong.");

        assertThat(text).isEqualTo("The thing '[hidden]' is wrong.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The file-type is wrong, see the user-guide.",
                "Training file has 3 example(s), but must have at least 10 examples",
                "Invalid 'hyperparameters.n_epochs': 99 is above 50.",
                "model gpt-4o-mini is not there",
                "An arn: and S3 are words, s3: is not a place."
            })
    void plain_words_stay(String message) {
        assertThat(PublicWords.STRICT.clean(message)).isEqualTo(message);
    }

    @Test
    void names_that_are_known_become_ours() {
        var text = PublicWords.knowing(Map.of("file-theirs1", "file-ours", "base", "public"));

        assertThat(text.clean("file-theirs1 and file-theirs12 for base"))
                .isEqualTo("file-ours and [hidden] for public");
    }

    @Test
    void control_characters_go_and_long_texts_are_cut() {
        var text = PublicWords.STRICT.clean("a\r\nb\u0007\u202e" + "c".repeat(10_000));

        assertThat(text).startsWith("a b c").hasSize(500).endsWith("…");
    }
}
