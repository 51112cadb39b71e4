package dev.tunegate.bootstrap.demo;

/** A step of the tour did not come out as it should; the message says which, for people. */
final class DemoFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailed(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
