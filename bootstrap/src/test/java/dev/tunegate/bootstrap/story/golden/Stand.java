package dev.tunegate.bootstrap.story.golden;

import java.util.Set;

/** A provider as the golden script meets it: a wire server, and how the gateway is told of it. */
interface Stand extends AutoCloseable {

    /** The provider's id, or its id with the dialect. */
    String name();

    /** The entry of {@code model_list}, whose model is called {@link #model()}. */
    String configuration();

    /** The public name of its model. */
    default String model() {
        return "golden-" + name();
    }

    /** Whether runs come to their good end when they are looked at; until then they go on. */
    void letRunsEnd(boolean end);

    /** Has the run that was taken last be trained; it does not end. */
    void trainTheLast();

    /** What goes wrong with a request that creates a job. */
    enum Trouble {
        /** The connection breaks, and the provider has done nothing. */
        NEVER_ARRIVED,
        /** The provider is not there for a moment, and says so. */
        NOT_NOW,
        /** The provider has taken the job, and the connection breaks. */
        ANSWER_LOST,
        /** The provider has taken the job, and half of its answer comes. */
        HALF_AN_ANSWER,
        /** The provider has taken the job, and answers seconds later. */
        LATE_ANSWER
    }

    /** Lets the next request that creates a job go wrong. */
    void expect(Trouble trouble);

    /** How many training jobs the provider has ever taken. */
    long jobs();

    /** Identifiers that the provider has given out: nobody but the gateway is to see one. */
    Set<String> issued();

    @Override
    void close();
}
