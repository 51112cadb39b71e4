package dev.tunegate.providers.dataset;

/** Where a picture may be. */
enum ImageAddresses {
    /** On the web, or in the row. */
    PUBLIC,
    /** In a provider's store, too: which one fits is told when the file is meant for a provider. */
    ANY;

    /** Whether it is an address of a picture at all. */
    static boolean isOne(String url) {
        return isPublic(url) || url.startsWith("gs://") || url.startsWith("s3://");
    }

    boolean take(String url) {
        return this == ANY || isPublic(url);
    }

    private static boolean isPublic(String url) {
        return url.startsWith("https://") || url.startsWith("http://") || url.startsWith("data:");
    }
}
