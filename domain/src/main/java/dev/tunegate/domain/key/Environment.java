package dev.tunegate.domain.key;

/** Whether what a key does is real. */
public enum Environment {
    LIVE("live"),
    /** Reaches nothing but the simulator, so that a pipeline can be rehearsed free of charge. */
    TEST("test");

    private final String word;

    Environment(String word) {
        this.word = word;
    }

    /** How it is called in keys and on the wire. */
    public String word() {
        return word;
    }
}
