package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.file.FileStore;
import java.util.function.Function;

/** One of the formats that the matrix asks about. */
record MatrixColumn(String name, Function<FileStore.Outgoing, DatasetReport> examination) {

    static MatrixColumn unchanged() {
        var rows = new UnchangedRows();
        return new MatrixColumn(rows.name(), rows::examine);
    }

    static MatrixColumn of(RowFormat format) {
        return new MatrixColumn(format.name(), new Conversion(format)::examine);
    }

    DatasetReport examine(MatrixKind kind) {
        return examination.apply(RowsFixture.file(kind.row()));
    }
}
