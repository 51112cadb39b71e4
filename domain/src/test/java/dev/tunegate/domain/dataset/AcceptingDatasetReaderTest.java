package dev.tunegate.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the fake reader does, short of the contract. */
final class AcceptingDatasetReaderTest {

    private static DatasetReport check(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new AcceptingDatasetReader(DatasetFormat.PREFERENCE)
                .check(new ByteArrayInputStream(bytes));
    }

    @Test
    void rows_in_braces_are_counted() throws IOException {
        assertThat(check("{}\n\n{ }"))
                .isEqualTo(new DatasetReport(Optional.of(DatasetFormat.PREFERENCE), 2, List.of()));
    }

    @Test
    void a_row_without_braces_is_found_at_its_place() throws IOException {
        var finding = check("{\"ö\":1}\nnonsense\n").findings().getFirst();

        assertThat(finding.line()).isEqualTo(2);
        assertThat(finding.byteOffset()).isEqualTo(9);
    }

    @Test
    void an_empty_file_is_a_finding() throws IOException {
        assertThat(check("\n").isSound()).isFalse();
    }
}
