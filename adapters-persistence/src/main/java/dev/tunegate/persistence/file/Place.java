package dev.tunegate.persistence.file;

import dev.tunegate.domain.file.FileId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where one kept file lies: two levels of folders, 256 in each, keep all of them small. Names are
 * ours alone; nothing of a caller's is in them.
 *
 * @param root the file store's own folder
 */
record Place(Path root, FileId id) {

    Path file() {
        return inner().resolve(id.value());
    }

    private Path inner() {
        return outer().resolve(digits().substring(2, 4));
    }

    private Path outer() {
        return root.resolve(digits().substring(0, 2));
    }

    private String digits() {
        var sum = new CRC32C();
        sum.update(id.value().getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /** Gives a finished file its name, in one step, and lets it survive a crash. */
    void take(Path finished) throws IOException {
        PrivateFolders.create(inner());
        Files.move(finished, file(), StandardCopyOption.ATOMIC_MOVE);
        PrivateFolders.force(inner());
        PrivateFolders.force(outer());
        PrivateFolders.force(root);
    }

    /** The id of what lies here; empty where a stranger has left something. */
    static Optional<FileId> idOf(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.matches("file-[0-9A-Za-z_-]{1,59}")
                ? Optional.of(new FileId(name))
                : Optional.empty();
    }
}
