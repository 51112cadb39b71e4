package dev.tunegate.api.web;

/** A request for something that is no route of the API, whatever else may answer to it. */
public final class UnknownRoute extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownRoute() {
        super("no route of the API", null, false, false);
    }
}
