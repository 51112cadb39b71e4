package dev.tunegate.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.domain.shared.OutboundPort;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows that batches are made of, and puts other words into them. Everything is done row
 * by row, in bounded memory.
 */
@OutboundPort
public interface BatchRows {

    /** As many faults as are told at once. */
    int MOST_FAULTS = 100;

    /**
     * Looks through requests that were sound when their file came in, as {@link
     * dev.tunegate.domain.dataset.BatchReader} says: whether they fit the endpoint and one another.
     * Does not close the stream.
     */
    RowsReport check(InputStream rows, Endpoint endpoint) throws IOException;

    /** The requests with other words in them, and but for line ends not a byte else changed. */
    InputStream spoken(InputStream rows, RowWords words);

    /**
     * The answers as the batch's owner may read them: with the public name of the model, without
     * identifiers of the provider. Reading them throws {@link Unreadable} at a row that is none.
     */
    Published published(InputStream answers, Names names);

    /**
     * What was found in a file.
     *
     * @param model the one that all rows name; empty if there is a fault
     * @param faults at most {@value #MOST_FAULTS}, in the order of the file
     */
    record RowsReport(long rows, Optional<ModelName> model, List<BatchError> faults) {

        public RowsReport {
            faults = List.copyOf(faults);
        }
    }

    /**
     * How the owner of a batch knows what its answers speak of.
     *
     * @param words for whatever the provider says in sentences
     */
    record Names(BatchId batch, ModelName model, PublicWords words) {}

    /** A row that is not what it should be, however often it is fetched. */
    final class Unreadable extends IOException {

        private static final long serialVersionUID = 1;

        public Unreadable(String message) {
            super(message);
        }

        public Unreadable(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public String getMessage() {
            return requireNonNull(super.getMessage());
        }
    }

    /** Answers on their way to their owner. */
    interface Published {

        InputStream rows();

        /** What the answers that were read so far have taken; empty if none of them says so. */
        Optional<BatchUsage> usage();
    }
}
