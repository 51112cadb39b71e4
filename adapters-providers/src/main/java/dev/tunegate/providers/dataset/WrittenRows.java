package dev.tunegate.providers.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The rows of a file, one after the other, each written in another format. */
final class WrittenRows {

    private static final int USUAL = 64 << 10;

    private final JsonFactory json;
    private final InputStream data;
    private final RowFormat format;
    private final Attachments attachments;
    private final LineReader lines;
    private final ExampleReader examples;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream(USUAL);
    private long read;

    WrittenRows(JsonFactory json, InputStream data, RowFormat format, Attachments attachments) {
        this.json = json;
        this.data = data;
        this.format = format;
        this.attachments = attachments;
        this.lines = new LineReader(data, DatasetLimits.LONGEST_LINE, USUAL);
        this.examples = new ExampleReader(json);
    }

    /** Goes to the next row, passing over blank lines; false if there is none. */
    boolean advance() throws IOException {
        while (lines.advance()) {
            if (lines.isTooLong() || !lines.isBlank()) {
                read++;
                return true;
            }
        }
        return false;
    }

    /**
     * The row with its line end, in the other format.
     *
     * @throws NotCarried if it cannot be written so
     */
    byte[] row() {
        if (lines.isTooLong()) {
            throw new NotCarried("line_too_long", "The line is too long.");
        }
        written.reset();
        try {
            write();
        } catch (JacksonException broken) {
            throw new NotCarried(BrokenJson.rule(broken), BrokenJson.message(broken));
        }
        written.write('\n');
        return written.toByteArray();
    }

    private void write() {
        var example = examples.read(lines.bytes(), lines.from(), lines.to());
        try (var row = json.createGenerator(ObjectWriteContext.empty(), written)) {
            format.write(example, row, attachments);
        }
    }

    /** Of the row, counted from 1. */
    long line() {
        return lines.number();
    }

    /** Of the row's first byte in the file. */
    long offset() {
        return lines.offset();
    }

    /** How many rows the file had so far. */
    long read() {
        return read;
    }

    void close() throws IOException {
        data.close();
    }
}
