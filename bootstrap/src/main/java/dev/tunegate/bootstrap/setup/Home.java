package dev.tunegate.bootstrap.setup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The one folder in which a gateway keeps its data; held by one running gateway at a time. */
public final class Home implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final FileChannel lock;

    private Home(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing, for its owner alone, and holds it until it is closed.
     *
     * @throws StartRefused if it cannot be used, or another gateway holds it
     */
    public static Home open(Path folder) {
        var place = folder.toAbsolutePath().normalize();
        try {
            makePrivate(place);
            var channel =
                    FileChannel.open(
                            place.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new StartRefused(
                        "Another gateway is using %s; stop it, or set TUNEGATE_HOME to another folder."
                                .formatted(place));
            }
            return new Home(place, channel);
        } catch (IOException e) {
            throw new StartRefused(
                    "The folder %s cannot be used for the gateway's data (%s); set TUNEGATE_HOME to another one."
                            .formatted(place, e.getClass().getSimpleName()));
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }

    public Path folder() {
        return folder;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** A folder inside, for the gateway alone; made where it is missing. */
    public Path folder(String name) {
        var inside = folder.resolve(name);
        try {
            makePrivate(inside);
        } catch (IOException e) {
            throw new StartRefused("The folder " + inside + " cannot be made.");
        }
        return inside;
    }

    /** Takes back what somebody else's program has allowed others on a folder inside. */
    void keepPrivate(Path inside) throws IOException {
        Files.setPosixFilePermissions(inside, OWNER_ONLY);
    }

    /** Lets another gateway have it. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
