package dev.tunegate.persistence.file;

import dev.tunegate.domain.file.FileContents;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Bytes on their way to the disk. */
final class LocalIncoming implements FileContents.Incoming {

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path temporary;
    private final Path place;
    private final FileChannel channel;

    LocalIncoming(Path temporary, Path place) throws IOException {
        this.temporary = temporary;
        this.place = place;
        this.channel =
                FileChannel.open(
                        temporary,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PRIVATE);
    }

    @Override
    public OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                writeAll(ByteBuffer.wrap(bytes, offset, count));
            }
        };
    }

    /** Where a write fails and no room is left, that is why; Java has no name for it. */
    private void writeAll(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            if (Files.getFileStore(temporary).getUsableSpace() < 1 << 20) {
                throw LocalFileContents.full();
            }
            throw e;
        }
    }

    @Override
    public void keep() throws IOException {
        channel.force(true);
        channel.close();
        var folder = place.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("a stored file has no folder");
        }
        LocalFileContents.createPrivately(folder);
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** A name is durable only once its folder is. */
    private static void force(Path folder) throws IOException {
        try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    @Override
    public void close() {
        try (channel) {
            LocalFileContents.delete(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot discard an incoming file", e);
        }
    }
}
