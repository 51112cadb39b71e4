package dev.tunegate.persistence.file;

import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;

/** Bytes on their way to the disk, under a name of their own. */
final class LocalIncoming implements FileContents.Incoming {

    /** How many bytes come in between two looks at what room is left. */
    private static final long STRIDE = 64L << 20;

    private final Path temporary;
    private final FileChannel channel;
    private final Place place;
    private final Room room;
    private final Clock clock;
    private long sinceLook;

    LocalIncoming(Path temporary, FileChannel channel, Place place, Room room, Clock clock) {
        this.temporary = temporary;
        this.channel = channel;
        this.place = place;
        this.room = room;
        this.clock = clock;
    }

    @Override
    public OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                store(ByteBuffer.wrap(new byte[] {(byte) b}));
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                store(ByteBuffer.wrap(bytes, offset, count));
            }
        };
    }

    /**
     * @throws Refusal.Unavailable if the disk is full; nothing of the file is left then
     */
    private void store(ByteBuffer bytes) throws IOException {
        sinceLook += bytes.remaining();
        if (sinceLook >= STRIDE) {
            sinceLook = 0;
            refuseWhereShort();
        }
        orRefuse(
                () -> {
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                });
    }

    private void refuseWhereShort() throws IOException {
        if (room.isShort()) {
            close();
            throw FullDisk.refusal();
        }
    }

    @Override
    public void keep() throws IOException {
        orRefuse(
                () -> {
                    Files.setLastModifiedTime(temporary, FileTime.from(clock.instant()));
                    channel.force(true);
                    place.take(temporary);
                    channel.close();
                });
    }

    private void orRefuse(Step step) throws IOException {
        try {
            step.run();
        } catch (IOException e) {
            if (FullDisk.isTheReasonFor(e)) {
                close();
                throw FullDisk.refusal();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot discard an incoming file", e);
        }
    }

    /** Something that the disk may refuse. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
