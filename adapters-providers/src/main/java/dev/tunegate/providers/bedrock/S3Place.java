package dev.tunegate.providers.bedrock;

import java.util.Optional;

/** An object in S3, or a folder of objects. */
record S3Place(String bucket, String key) {

    private static final String SCHEME = "s3://";

    /** The place that is written like this; empty if it is written otherwise. */
    static Optional<S3Place> of(String uri) {
        int slash = uri.indexOf('/', SCHEME.length());
        if (!uri.startsWith(SCHEME) || slash <= SCHEME.length() || slash == uri.length() - 1) {
            return Optional.empty();
        }
        return Optional.of(
                new S3Place(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1)));
    }

    S3Place with(String name) {
        return new S3Place(bucket, key.endsWith("/") ? key + name : key + "/" + name);
    }

    S3Place parent() {
        return new S3Place(bucket, key.substring(0, Math.max(0, key.lastIndexOf('/'))));
    }

    String uri() {
        return SCHEME + bucket + "/" + key;
    }
}
