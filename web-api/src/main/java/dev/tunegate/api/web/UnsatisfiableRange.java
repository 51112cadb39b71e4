package dev.tunegate.api.web;

/** A request for bytes that the thing does not have. */
public final class UnsatisfiableRange extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long total;

    /**
     * @param total how many bytes there are
     */
    public UnsatisfiableRange(long total) {
        super("no such bytes", null, false, false);
        this.total = total;
    }

    long total() {
        return total;
    }
}
