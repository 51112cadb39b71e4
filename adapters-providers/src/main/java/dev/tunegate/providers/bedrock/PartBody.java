package dev.tunegate.providers.bedrock;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A part's bytes, given to the SDK as often as it needs them; counts what was sent in vain. */
final class PartBody implements ContentStreamProvider {

    private final byte[] buffer;
    private final int count;
    private final String contentType;
    private final AtomicLong read = new AtomicLong();

    PartBody(byte[] buffer, int count, String contentType) {
        this.buffer = buffer;
        this.count = count;
        this.contentType = contentType;
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(this, count, contentType);
    }

    /** How many bytes were sent more than once. */
    long resent() {
        return Math.max(0, read.get() - count);
    }

    @Override
    public InputStream newStream() {
        return new Counted(new ByteArrayInputStream(buffer, 0, count));
    }

    /** Notes what is read of it. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int got = ((ByteArrayInputStream) in).read(into, from, length);
            read.addAndGet(Math.max(0, got));
            return got;
        }
    }
}
