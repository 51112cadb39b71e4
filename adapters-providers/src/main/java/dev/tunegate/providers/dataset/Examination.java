package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.file.ManagedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tries every row of a file, and keeps what could not be carried. */
final class Examination {

    private final WrittenRows rows;
    private final ManagedFile.Content content;
    private final List<Finding> findings = new ArrayList<>();

    Examination(WrittenRows rows, ManagedFile.Content content) {
        this.rows = rows;
        this.content = content;
    }

    DatasetReport report() throws IOException {
        boolean ended = false;
        while (!ended && findings.size() < DatasetReport.MAX_FINDINGS) {
            ended = !rows.advance();
            if (!ended) {
                tryRow();
            }
        }
        if (ended && rows.read() != content.rows()) {
            findings.add(RowCount.finding(rows.read(), content.rows()));
        }
        return new DatasetReport(content.format(), rows.read(), findings);
    }

    private void tryRow() {
        try {
            rows.row();
        } catch (NotCarried it) {
            findings.add(new Finding(rows.line(), rows.offset(), it.rule(), it.message()));
        }
    }
}
