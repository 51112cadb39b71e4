package dev.tunegate.bootstrap.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What a crash during the very first start leaves of the embedded database. */
final class Leftovers {

    /** Stands where the database was made and secured; before that it holds nothing. */
    private static final String MARK = "tunegate.complete";

    private Leftovers() {}

    static boolean isComplete(Path data) {
        return Files.exists(data.resolve(MARK));
    }

    static void complete(Path data) throws IOException {
        Files.createFile(data.resolve(MARK));
    }

    /** Removes half-unpacked programs and a database that was never finished. */
    static void clear(Path folder, Path data) throws IOException {
        for (var programs : children(folder)) {
            boolean unpacked = Files.exists(programs.resolve(".exists"));
            if (programs.getFileName().toString().startsWith("PG-") && !unpacked) {
                remove(programs);
            }
        }
        if (Files.exists(data) && !isComplete(data)) {
            remove(data);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.filter(Files::isDirectory).toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
