package dev.tunegate.providers.vertex.server;

/** How the server behaves as long as a test wants it to. */
final class Habits {

    /** Whether every look at a job moves it one state on, up to success. */
    volatile boolean movesWhenLookedAt;

    /** How many seconds a job stays in each state; 0 where it moves otherwise. */
    volatile int secondsPerState;

    /** Whether the list of jobs heeds its filter. */
    volatile boolean filters = true;

    /** Whether filters by label are refused, as for resources that cannot be searched so. */
    volatile boolean refusesFilters;

    /** How many jobs may run at once. */
    volatile int quota = 1000;

    /** How many bytes of a part are kept at most; the rest must be sent again. */
    volatile long keepsOfPart = OpenUpload.ALL;

    /** Whether what is stored differs from what was sent. */
    volatile boolean damages;

    /** How often an operation is not done yet when it is looked at. */
    volatile int looksPerOperation;

    /** Sets a habit by name, as the control page does. */
    void set(String habit, long value) {
        switch (habit) {
            case "moves_when_looked_at" -> movesWhenLookedAt = value != 0;
            case "seconds_per_state" -> secondsPerState = Math.toIntExact(value);
            case "filters" -> filters = value != 0;
            case "refuses_filters" -> refusesFilters = value != 0;
            case "quota" -> quota = Math.toIntExact(value);
            case "keeps_of_part" -> keepsOfPart = value;
            case "damages" -> damages = value != 0;
            case "looks_per_operation" -> looksPerOperation = Math.toIntExact(value);
            default -> throw new IllegalArgumentException("no such habit: " + habit);
        }
    }
}
