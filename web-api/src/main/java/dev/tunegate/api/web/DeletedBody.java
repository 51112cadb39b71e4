package dev.tunegate.api.web;

/** Says that something is gone. */
public record DeletedBody(String id, String object, boolean deleted) {

    public static DeletedBody of(String object, String id) {
        return new DeletedBody(id, object, true);
    }
}
