package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.providers.http.HttpCall.Body;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** A caller's request with another model's name in its place, and not a byte else changed. */
final class SplicedBody extends FilterInputStream {

    private final byte[] name;
    private final CallBody body;
    private long at;
    private int named;

    private SplicedBody(CallBody body, byte[] name) {
        super(body.open().get());
        this.body = body;
        this.name = name;
    }

    static Body of(CallBody body, String model) {
        var name = JsonMapper.shared().writeValueAsString(model).getBytes(StandardCharsets.UTF_8);
        return new Body(
                "application/json",
                body.bytes() - (body.modelEnd() - body.modelStart()) + name.length,
                () -> new SplicedBody(body, name));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at < body.modelStart()) {
            return copy(into, from, (int) Math.min(length, body.modelStart() - at));
        }
        if (named < name.length) {
            return name(into, from, length);
        }
        if (at < body.modelEnd()) {
            in.skipNBytes(body.modelEnd() - at);
            at = body.modelEnd();
        }
        return copy(into, from, length);
    }

    private int copy(byte[] into, int from, int length) throws IOException {
        int count = in.read(into, from, length);
        at += Math.max(count, 0);
        return count;
    }

    private int name(byte[] into, int from, int length) {
        int count = Math.min(length, name.length - named);
        System.arraycopy(name, named, into, from, count);
        named += count;
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
    }
}
