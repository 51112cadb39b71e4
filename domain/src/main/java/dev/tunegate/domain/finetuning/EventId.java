package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.RandomId;

/** Names an event of a job: {@code ftevent-…}. */
public record EventId(String value) {

    private static final String PREFIX = "ftevent-";

    public EventId {
        RandomId.checked(PREFIX, value);
    }

    public static EventId fresh() {
        return new EventId(PREFIX + RandomId.letters(24));
    }

    @Override
    public String toString() {
        return value;
    }
}
