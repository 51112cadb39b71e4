package dev.tunegate.providers.bedrock.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** A body in chunks with signatures, as S3's clients send it; each chunk is checked. */
final class SignedChunks extends InputStream {

    private final InputStream in;
    private final AwsSignature.ChunkSigner signer;
    private final Map<String, String> trailers = new LinkedHashMap<>();
    private byte[] chunk = new byte[0];
    private int at;
    private boolean ended;

    SignedChunks(InputStream in, AwsSignature.ChunkSigner signer) {
        this.in = in;
        this.signer = signer;
    }

    /** What came behind the body, by lower-case name: checksums. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (at == chunk.length && !ended) {
            next();
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, from, count);
        at += count;
        return count;
    }

    private void next() throws IOException {
        var head = line().split(";chunk-signature=", 2);
        chunk = in.readNBytes(Integer.parseInt(head[0].strip(), 16));
        at = 0;
        ended = chunk.length == 0;
        if (signer.isAsked() && !(head.length == 2 && signer.hasSigned(chunk, head[1]))) {
            throw new IOException("a chunk's signature is wrong");
        }
        if (ended) {
            trailer();
        } else if (!line().isEmpty()) {
            throw new IOException("a chunk is longer than it says");
        }
    }

    private void trailer() throws IOException {
        var signed = new StringBuilder();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var parts = line.split(":", 2);
            if (parts[0].equals("x-amz-trailer-signature")) {
                if (!signer.hasSignedTrailer(signed.toString(), parts[1])) {
                    throw new IOException("the trailer's signature is wrong");
                }
            } else {
                trailers.put(parts[0], parts[1]);
                signed.append(line).append('\n');
            }
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (ended) {
                    return "";
                }
                throw new EOFException("the client broke off");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
