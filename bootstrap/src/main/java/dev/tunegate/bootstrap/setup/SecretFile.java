package dev.tunegate.bootstrap.setup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A file with one secret in it, which only its owner may read. */
record SecretFile(Path path) {

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * The secret in the file; where there is none yet, a fresh one is written first.
     *
     * @throws StartRefused if the file cannot be read or written, or is empty
     */
    String readOrMake(Supplier<String> fresh) {
        try {
            if (!exists()) {
                write(fresh.get());
            }
            var secret = Files.readString(path).strip();
            if (secret.isEmpty()) {
                throw new StartRefused(
                        "The file " + path + " is empty; delete it, and a new secret is made.");
            }
            return secret;
        } catch (IOException e) {
            throw new StartRefused("The file " + path + " cannot be read or written.");
        }
    }

    /** All at once or not at all, so that a crash leaves no half of a secret. */
    private void write(String secret) throws IOException {
        var draft = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(draft);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(draft, options, ownerOnly)) {
            var bytes = ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
