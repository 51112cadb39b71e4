package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Credential;
import java.util.List;
import java.util.Optional;

/**
 * The credentials of the database, as far as they are known while a file is read.
 *
 * @param missing what becomes of whatever names a credential that is nowhere
 */
record KeptCredentials(List<Credential> all, Missing missing) {

    /** What becomes of whatever names a credential that is nowhere. */
    enum Missing {
        /** It is a mistake, and the file is refused. */
        REFUSED,
        /** It is left out, with a warning: the credential may have been taken away. */
        LEFT_OUT,
        /** It is left out without a word: the database has not been asked yet. */
        UNKNOWN_YET
    }

    static final KeptCredentials NONE = new KeptCredentials(List.of(), Missing.REFUSED);
    static final KeptCredentials UNKNOWN_YET = new KeptCredentials(List.of(), Missing.UNKNOWN_YET);

    KeptCredentials {
        all = List.copyOf(all);
    }

    Optional<Credential> named(String name) {
        return all.stream().filter(it -> it.name().value().equals(name)).findFirst();
    }
}
