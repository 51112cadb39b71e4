package dev.tunegate.providers.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.dataset.BatchReader;
import dev.tunegate.domain.dataset.BatchReaderContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Batches in OpenAI's format. */
class JsonlBatchReaderTest implements BatchReaderContract {

    @Override
    public BatchReader reader() {
        return new JsonlBatchReader(DatasetLimits.DEFAULT);
    }

    @Test
    void a_line_that_is_too_long_or_no_text_is_found() throws IOException {
        var reader = new JsonlBatchReader(new DatasetLimits(1024));
        var data = ("{" + " ".repeat(2000) + "}\n\u0000\n").getBytes(StandardCharsets.UTF_8);

        var findings = reader.check(new ByteArrayInputStream(data)).findings();

        assertThat(findings)
                .extracting(it -> it.line() + " " + it.rule())
                .containsExactly("1 line_too_long", "2 nul_byte");
    }
}
