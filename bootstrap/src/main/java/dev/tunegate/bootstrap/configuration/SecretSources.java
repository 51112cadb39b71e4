package dev.tunegate.bootstrap.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files from which values of the configuration come: {@code os.file/PATH}, and {@code
 * os.secret/NAME} in the folder of mounted secrets. It remembers what it has read, so that somebody
 * can ask whether a secret was exchanged since.
 */
final class SecretSources {

    static final String FILE = "os.file/";
    static final String SECRET = "os.secret/";

    private static final String FOLDER = "TUNEGATE_SECRETS";
    private static final long MOST_BYTES = 64 * 1024;

    private final Optional<Path> folder;
    private final Map<Path, String> read = new ConcurrentHashMap<>();

    SecretSources(Map<String, String> environment) {
        this.folder =
                Optional.ofNullable(environment.get(FOLDER))
                        .filter(it -> !it.isBlank())
                        .map(Path::of);
    }

    /** A value, or what is wrong: the rest of a sentence that begins with the place. */
    sealed interface Found {

        /** What the file holds. */
        record Value(String text) implements Found {
            @Override
            public String toString() {
                return "***";
            }
        }

        /** Why there is no value. */
        record Problem(String rest) implements Found {}
    }

    static boolean isReference(String text) {
        return text.startsWith(FILE) || text.startsWith(SECRET);
    }

    /** What the reference stands for; of a line's end at the end, one is left out. */
    Found resolve(String reference) {
        return reference.startsWith(FILE)
                ? file(reference.substring(FILE.length()))
                : secret(reference.substring(SECRET.length()));
    }

    private Found file(String name) {
        try {
            return content(Path.of(name).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return new Found.Problem("names no file.");
        }
    }

    /** A name has no folders in it, so that it cannot lead out of the folder. */
    private Found secret(String name) {
        if (folder.isEmpty()) {
            return new Found.Problem(
                    "wants a mounted secret, but " + FOLDER + " does not say in which folder.");
        }
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")) {
            return new Found.Problem(
                    "names a secret with other characters than letters, digits, '.', '_' and"
                            + " '-'.");
        }
        return content(folder.get().resolve(name).toAbsolutePath().normalize());
    }

    private Found content(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return new Found.Problem("wants the file " + file + ", which is too large.");
            }
            if (isWritableByAnybody(file)) {
                return new Found.Problem(
                        "wants the file "
                                + file
                                + ", which everybody on this computer may write; take that right"
                                + " away.");
            }
            var text = Files.readString(file);
            read.put(file, text);
            var value = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            return value.isBlank()
                    ? new Found.Problem("wants the file " + file + ", which is empty.")
                    : new Found.Value(value.endsWith("\r") ? value.stripTrailing() : value);
        } catch (IOException e) {
            return new Found.Problem("wants the file " + file + ", which cannot be read.");
        }
    }

    /**
     * Mounted secrets are often readable by all, within a container that is nobody else's; who can
     * write one, though, chooses what the gateway sends.
     */
    private static boolean isWritableByAnybody(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * Whether one of the files holds something else now than when it was read last. A file that
     * cannot be read at the moment counts as unchanged: it may be about to be exchanged.
     */
    boolean haveChanged() {
        return read.entrySet().stream().anyMatch(it -> differs(it.getKey(), it.getValue()));
    }

    private static boolean differs(Path file, String former) {
        try {
            return Files.size(file) <= MOST_BYTES && !Files.readString(file).equals(former);
        } catch (IOException e) {
            return false;
        }
    }
}
