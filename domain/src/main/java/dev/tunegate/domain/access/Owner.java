package dev.tunegate.domain.access;

/** To whom files, jobs and tuned models belong. Every virtual key is an owner of its own. */
public record Owner(String value) {

    public static final Owner ADMINISTRATOR = new Owner("administrator");

    public Owner {
        if (value.isBlank() || value.length() > 100) {
            throw new IllegalArgumentException("not an owner: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
