package dev.tunegate.domain.file;

import dev.tunegate.domain.shared.RandomId;
import java.util.Optional;

/** Names one part of an upload: {@code part_…}. */
public record PartId(String value) {

    private static final String PREFIX = "part_";

    /** No file that a caller can name is called like this: their ids hold letters and digits. */
    private static final String KEPT_AS = "file-";

    public PartId {
        RandomId.checked(PREFIX, value);
    }

    public static PartId fresh() {
        return new PartId(PREFIX + RandomId.letters(24));
    }

    /** The name under which the part's bytes are kept among those of files. */
    public FileId contents() {
        return new FileId(KEPT_AS + value);
    }

    /** The part whose bytes are kept under this name; empty where they are a file's. */
    public static Optional<PartId> keptAs(FileId contents) {
        return Optional.of(contents.value().substring(KEPT_AS.length()))
                .filter(it -> it.startsWith(PREFIX) && it.length() > PREFIX.length())
                .map(PartId::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
