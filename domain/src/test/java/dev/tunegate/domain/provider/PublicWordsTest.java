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
                "eyJhbGciOiJIUzI1NiJ9.e30.x_y",
                "arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Amodel-customization-job%2Fx%2Fa1",
                "arn%253aaws%253abedrock%253aus-east-1%253a123456789012%253acustom-model%252Fa1",
                "model-customization-job/amazon.nova-micro-v1:0:128k/a1b2c3d4e5f6",
                "model-customization-job-a1b2c3d4e5f6",
                "custom-model-deployment/a1b2c3d4e5f6",
                "123456789012",
                "1234-5678-9012",
                "AROAEXAMPLEID123456:session",
                "ABSKQmVkcm9ja0FQSUtleS1hYmNkZWZnaGlqa2w=",
                "bedrock-api-key-YmVkcm9jaw",
                "s3%3A%2F%2Fbucket%2Ffolder%2Ffile.jsonl",
                "gs://bucket/folder/file.jsonl",
                "gs%3A%2F%2Fbucket%2Ffile.jsonl",
                "https://bucket.s3.us-east-1.amazonaws.com/file?X-Amz-Signature=abc",
                "https://s3.amazonaws.com/bucket/file",
                "https://storage.googleapis.com/bucket/file",
                "//aiplatform.googleapis.com/projects/acme/locations/us-central1",
                "projects/acme-1/locations/us-central1/tuningJobs/4711",
                "projects%2Facme-1%2Flocations%2Fus-central1",
                "tuningJobs/4711",
                "tuner@acme-1.iam.gserviceaccount.com",
                "AIzaSyA-abcdefghijklmnopqrstuvwxyz01234",
                "ya29.a0AfB_by-x",
                "gpt-4.1-mini-2025-04-14.ft-0e208cf33a6a466994aff31a08aba678",
                "gpt-4.1-mini-2025-04-14.ft-0e208cf33a6a466994aff31a08aba678-acme",
                "550e8400-e29b-41d4-a716-446655440000",
                "/subscriptions/550e8400-e29b-41d4-a716-446655440000/resourceGroups/acme",
                "https://acme.openai.azure.com/openai/files",
                "acme.cognitiveservices.azure.com",
                "https://acme.blob.core.windows.net/c/file?sig=abc"
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
                "An arn: and S3 are words, s3: is not a place.",
                "The role must trust bedrock.amazonaws.com, see https://docs.aws.amazon.com/bedrock.",
                "The API aiplatform.googleapis.com is off; its projects are listed at publishers/google.",
                "gpt-4.1-mini-2025-04-14 has trained 1763712000 tokens at 1763712000123.",
                "amazon.nova-micro-v1:0:128k takes a custom-model, but no model-customization-jobs."
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
    void a_known_name_hides_nothing_of_a_longer_identifier() {
        var text = PublicWords.knowing(Map.of("gpt-4.1-mini-2025-04-14", "mini"));

        assertThat(text.clean("gpt-4.1-mini-2025-04-14.ft-0e208cf33a6a4669 and").concat("."))
                .isEqualTo("[hidden] and.");
        assertThat(text.clean("Use gpt-4.1-mini-2025-04-14.")).isEqualTo("Use mini.");
    }

    @Test
    void a_project_is_hidden_where_a_page_is_named_for_it() {
        var text =
                PublicWords.STRICT.clean(
                        "API is not used in project 4711081512 before; see"
                                + " https://console.developers.google.com/x?project=acme-1 now.");

        assertThat(text)
                .isEqualTo(
                        "API is not used in project [hidden] before; see"
                                + " https://console.developers.google.com/x?[hidden] now.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "ft:", "eyJ.", "key-", "a:", "-", "projects/", "1234-"})
    void an_endless_word_overflows_nothing(String piece) {
        var text = PublicWords.STRICT.clean(piece.repeat(100_000));

        assertThat(text).hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void control_characters_go_and_long_texts_are_cut() {
        var text = PublicWords.STRICT.clean("a\r\nb\u0007\u202e" + "c".repeat(10_000));

        assertThat(text).startsWith("a b c").hasSize(500).endsWith("…");
    }
}
