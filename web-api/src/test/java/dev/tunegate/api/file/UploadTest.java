package dev.tunegate.api.file;

import static dev.tunegate.api.file.Form.aForm;
import static dev.tunegate.api.file.Form.training;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.file.ManagedFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploading a file, well and badly. */
final class UploadTest {

    private static final String ROW = "{\"messages\":[]}\n";

    private static ManagedFile stored(Answer answer) {
        var id = new FileId(answer.at("/id").asString());
        return TestServer.bean(InMemoryManagedFiles.class).find(id).orElseThrow();
    }

    private static List<String> targets(Answer answer) {
        return stored(answer).replicas().stream().map(it -> it.deployment().value()).toList();
    }

    @Test
    void an_upload_answers_with_a_file_of_openais_shape() {
        var answer = training().sendTo(TestServer.someTenant()).ok();

        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "object", "bytes", "created_at", "filename", "purpose", "status");
        assertThat(answer.at("/id").asString()).startsWith("file-");
        assertThat(answer.at("/object").asString()).isEqualTo("file");
        assertThat(answer.at("/bytes").asLong()).isEqualTo(ROW.length());
        assertThat(answer.at("/created_at").isIntegralNumber()).isTrue();
        assertThat(answer.at("/filename").asString()).isEqualTo("train.jsonl");
        assertThat(answer.at("/purpose").asString()).isEqualTo("fine-tune");
        assertThat(answer.at("/status").asString()).isEqualTo("processed");
    }

    @Test
    void parts_may_come_in_any_order() {
        aForm().file("train.jsonl", ROW)
                .field("target_model_names", "gpt-4o-mini")
                .field("purpose", "fine-tune")
                .sendTo(TestServer.someTenant())
                .ok();
    }

    @Test
    void a_body_of_unknown_length_is_taken() {
        var answer = training().sendInChunks(TestServer.someTenant()).ok();

        assertThat(stored(answer).content().bytes()).isEqualTo(ROW.length());
    }

    static Stream<Form> formsWithTargets() {
        return Stream.of(
                training().field("target_model_names", "gpt-4o-mini, org/a model"),
                training()
                        .field("target_model_names", "gpt-4o-mini")
                        .field("target_model_names", "org/a model"),
                training()
                        .field("target_model_names[]", "gpt-4o-mini")
                        .field("target_model_names[]", "org/a model"));
    }

    @ParameterizedTest
    @MethodSource("formsWithTargets")
    void target_models_may_be_spelled_in_every_way_that_clients_know(Form form) {
        var answer = form.sendTo(TestServer.someTenant()).ok();

        assertThat(targets(answer)).containsExactly("openai-1", "openai-2");
        assertThat(answer.at("/status").asString()).isEqualTo("uploaded");
    }

    @Test
    void fields_that_mean_nothing_here_are_passed_over() {
        training()
                .field("custom_llm_provider", "openai")
                .field("litellm_metadata", "{}")
                .sendTo(TestServer.someTenant())
                .ok();
    }

    @Test
    void a_time_to_live_is_counted_from_now() {
        var answer =
                training()
                        .field("expires_after[anchor]", "created_at")
                        .field("expires_after[seconds]", "3600")
                        .sendTo(TestServer.someTenant())
                        .ok();

        long lifetime = answer.at("/expires_at").asLong() - answer.at("/created_at").asLong();
        assertThat(lifetime).isEqualTo(3600);
    }

    @Test
    void a_filename_is_shown_without_its_path() {
        var answer =
                aForm().field("purpose", "user_data")
                        .file("../../etc/Größe.txt", "x")
                        .sendTo(TestServer.someTenant())
                        .ok();

        assertThat(answer.at("/filename").asString()).isEqualTo("Größe.txt");
    }

    static Stream<Arguments> badForms() {
        var anchor = "expires_after[anchor]";
        var seconds = "expires_after[seconds]";
        return Stream.of(
                bad(aForm().file("a.jsonl", ROW), "missing_required_parameter", "purpose"),
                bad(aForm().field("purpose", "fine-tune"), "missing_required_parameter", "file"),
                bad(
                        aForm().field("purpose", "fun").file("a.jsonl", ROW),
                        "invalid_value",
                        "purpose"),
                bad(
                        aForm().field("purpose", "fine-tune-results").file("a.jsonl", ROW),
                        "invalid_value",
                        "purpose"),
                bad(training().field("purpose", "batch"), "duplicate_parameter", "purpose"),
                bad(training().file("b.jsonl", ROW), "duplicate_parameter", "file"),
                bad(aForm().field("file", ROW), "invalid_value", "file"),
                bad(
                        training().part("form-data; name=\"other\"; filename=\"b\"", ROW),
                        "invalid_value",
                        "file"),
                bad(
                        aForm().field("purpose", "fine-tune").file("a.txt", ROW),
                        "invalid_file_format",
                        "file"),
                bad(
                        aForm().field("purpose", "fine-tune").file("a.jsonl", ROW + "nonsense\n"),
                        "invalid_json",
                        "file"),
                bad(
                        aForm().field("purpose", "fine-tune").file("a.jsonl", ""),
                        "empty_file",
                        "file"),
                bad(training().field("target_storage", "s3"), "unsupported", "target_storage"),
                bad(
                        training().field("target_model_names", "talker"),
                        "model_not_tunable",
                        "target_model_names"),
                bad(
                        training().field(anchor, "created_at"),
                        "missing_required_parameter",
                        "expires_after.seconds"),
                bad(
                        training().field(seconds, "3600"),
                        "missing_required_parameter",
                        "expires_after.anchor"),
                bad(
                        training().field(anchor, "now").field(seconds, "3600"),
                        "invalid_value",
                        "expires_after.anchor"),
                bad(
                        training().field(anchor, "created_at").field(seconds, "soon"),
                        "invalid_type",
                        "expires_after.seconds"),
                bad(
                        training().field(anchor, "created_at").field(seconds, "3599"),
                        "integer_below_min_value",
                        "expires_after.seconds"),
                bad(
                        training().field(anchor, "created_at").field(seconds, "2592001"),
                        "integer_above_max_value",
                        "expires_after.seconds"));
    }

    private static Arguments bad(Form form, String code, String param) {
        return Arguments.of(form, code, param);
    }

    @ParameterizedTest
    @MethodSource("badForms")
    void a_bad_form_is_refused_by_name_and_leaves_nothing(Form form, String code, String param) {
        var contents = TestServer.bean(InMemoryFileContents.class);
        int before = contents.size();
        var tenant = TestServer.someTenant();

        form.sendTo(tenant).isError(400, code, param);

        assertThat(contents.size()).isEqualTo(before);
        assertThat(tenant.get("/v1/files").ok().at("/data")).isEmpty();
    }

    @Test
    void bad_data_is_named_by_line_and_byte() {
        var answer =
                aForm().field("purpose", "fine-tune")
                        .file("a.jsonl", ROW + "nonsense\n")
                        .sendTo(TestServer.someTenant());

        assertThat(answer.at("/error/message").asString()).contains("Line 2 (byte 16)");
    }

    @Test
    void a_model_that_the_key_does_not_hold_is_refused() {
        var tenant = TestServer.tenant(new ModelGrants(Set.of("talker")));

        training()
                .field("target_model_names", "gpt-4o-mini")
                .sendTo(TestServer.with(tenant))
                .isError(403, "model_not_allowed");
    }

    @Test
    void a_body_of_another_type_is_told_the_right_one() {
        var answer = TestServer.someTenant().postJson("/v1/files", "{}");

        answer.isError(400, "invalid_content_type");
        assertThat(answer.at("/error/message").asString())
                .isEqualTo(
                        "Invalid Content-Type header (application/json), expected"
                                + " multipart/form-data.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no boundary in here", "--7f3a-cut-here\r\nbroken"})
    void a_form_that_is_none_is_refused(String body) {
        TestServer.someTenant()
                .send(
                        "POST",
                        "/v1/files",
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        Form.type())
                .isError(400, "invalid_multipart");
    }

    @Test
    void a_file_that_is_too_large_is_refused_although_its_client_still_sends() {
        var contents = TestServer.bean(InMemoryFileContents.class);
        int before = contents.size();

        aForm().field("purpose", "user_data")
                .file("big.bin", "x".repeat(1024 * 1024 + 700_000))
                .sendInChunks(TestServer.someTenant())
                .isError(413, "file_too_large", "file");

        assertThat(contents.size()).isEqualTo(before);
    }

    @Test
    void a_second_file_is_refused_although_its_client_still_sends() {
        training()
                .file("big.jsonl", "x".repeat(900_000))
                .field("more", "y".repeat(100_000))
                .sendInChunks(TestServer.someTenant())
                .isError(400, "duplicate_parameter", "file");
    }
}
