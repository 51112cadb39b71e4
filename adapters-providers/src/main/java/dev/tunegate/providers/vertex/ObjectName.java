package dev.tunegate.providers.vertex;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ProviderFileId;
import java.util.Optional;

/**
 * Names an object in Cloud Storage: {@code gs://bucket/path}.
 *
 * @param path without a slash at its start
 */
record ObjectName(String bucket, String path) {

    private static final String SCHEME = "gs://";

    /** A file of the folder that holds all that belongs to one of our files. */
    static ObjectName of(VertexSite site, FileId file, String name) {
        return new ObjectName(site.bucket(), folder(site, file) + name);
    }

    static String folder(VertexSite site, FileId file) {
        return site.prefix() + "/" + file.value() + "/";
    }

    /** Empty if it is no copy that this adapter has named. */
    static Optional<ObjectName> of(ProviderFileId copy) {
        var value = copy.value();
        int slash = value.indexOf('/', SCHEME.length());
        return value.startsWith(SCHEME) && slash > 0
                ? Optional.of(
                        new ObjectName(
                                value.substring(SCHEME.length(), slash),
                                value.substring(slash + 1)))
                : Optional.empty();
    }

    /** What the names of the object and its neighbours begin with, with the slash. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + path;
    }
}
