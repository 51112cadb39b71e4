package dev.tunegate.providers.dataset;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Data that comes a few bytes at a time, so that characters are cut at every place. */
final class Droplets extends InputStream {

    private final ByteArrayInputStream data;
    private int size;

    Droplets(byte[] data) {
        this.data = new ByteArrayInputStream(data);
    }

    @Override
    public int read() {
        return data.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
        size = size % 7 + 1;
        return data.read(into, from, Math.min(length, size));
    }
}
