package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.dataset.Example;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.providers.bedrock.BedrockFormats;
import dev.tunegate.providers.vertex.VertexFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;

/** Every kind of row in every format: carried, or refused for the reason that was expected. */
class DatasetMatrixTest {

    private static final List<RowFormat> FORMATS =
            List.of(
                    VertexFormats.supervised(),
                    VertexFormats.preference(),
                    BedrockFormats.conversation(),
                    BedrockFormats.promptCompletion(),
                    BedrockFormats.claude());

    /** What the matrix asks, in the order of its cells. */
    private static final List<MatrixColumn> COLUMNS =
            Stream.concat(
                            Stream.of(MatrixColumn.unchanged()),
                            FORMATS.stream().map(MatrixColumn::of))
                    .toList();

    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "."))
                    .toAbsolutePath()
                    .normalize()
                    .resolveSibling("docs/api/dataset-matrix.md");

    static List<MatrixKind> kinds() {
        return MatrixKind.all();
    }

    @Test
    void there_are_many_kinds_and_each_has_a_cell_for_each_format() {
        assertThat(kinds())
                .hasSizeGreaterThan(60)
                .extracting(MatrixKind::name)
                .doesNotHaveDuplicates();
        assertThat(kinds()).allSatisfy(it -> assertThat(it.cells()).hasSize(COLUMNS.size()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_check_on_upload_says_what_was_expected(MatrixKind kind) {
        var findings = RowsFixture.check(kind.row()).findings();

        var rule = findings.stream().map(Finding::rule).findFirst().orElse("sound");
        assertThat(rule).isEqualTo(kind.upload());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_format_carries_a_row_or_refuses_it_for_the_expected_reason(MatrixKind kind) {
        for (int at = 0; at < COLUMNS.size() && kind.isSound(); at++) {
            var column = COLUMNS.get(at);

            var report = column.examine(kind);

            var rule = report.findings().stream().map(Finding::rule).findFirst().orElse("carried");
            assertThat(rule).as(column.name()).isEqualTo(kind.cells().get(at));
            assertThat(report.rows()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_was_examined_is_what_is_written(MatrixKind kind) {
        for (var format : FORMATS) {
            if (kind.isSound()) {
                MatrixColumn.of(format).examine(kind).findings().stream()
                        .findFirst()
                        .ifPresentOrElse(
                                it -> assertRefused(format, kind, it),
                                () -> assertCarried(format, kind));
            }
        }
    }

    private static void assertRefused(RowFormat format, MatrixKind kind, Finding finding) {
        var failure =
                catchThrowableOfType(
                        ProviderFailure.Rejected.class,
                        () -> RowsFixture.written(format, kind.row()));

        assertThat(failure.code()).contains(finding.rule());
        assertThat(failure.reason()).contains(format.name(), finding.sentence());
    }

    private static void assertCarried(RowFormat format, MatrixKind kind) {
        var written = RowsFixture.written(format, kind.row());

        assertThat(written).endsWith("\n").containsOnlyOnce("\n");
        assertThat(Spoken.in(written)).isEqualTo(Spoken.in(kind.row()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_reader_sees_the_kind_of_row_that_the_check_sees(MatrixKind kind) {
        var seen = RowsFixture.check(kind.row());
        if (kind.isSound() && !kind.cells().contains("functions_and_tools")) {
            var kinds = new ArrayList<Object>();
            RowsFixture.refusal(new Watching(kinds), kind.row());

            assertThat(kinds).isSubsetOf(seen.format().stream().toList());
        }
    }

    @Test
    void the_page_shows_what_happens() throws IOException {
        var page = new MatrixPage(COLUMNS).text(kinds(), DatasetMatrixTest::finding);
        if (Boolean.getBoolean("tunegate.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("write it with -Dtunegate.docs.write=true").hasContent(page);
    }

    /** What the check finds, or, of a sound row, what the format does. */
    private static Optional<Finding> finding(MatrixKind kind, int column) {
        var report = column < 0 ? RowsFixture.check(kind.row()) : COLUMNS.get(column).examine(kind);
        return report.findings().stream().findFirst();
    }

    /** Writes nothing, and notes which kinds of rows come by. */
    private record Watching(List<Object> kinds) implements RowFormat {

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public void write(Example example, JsonGenerator row, Attachments attachments) {
            kinds.add(example.format());
        }
    }
}
