package dev.tunegate.bootstrap.configuration;

import dev.tunegate.bootstrap.setup.StartRefused;
import java.util.List;

/** The configuration cannot be used; says all that is wrong with it, one sentence each. */
public final class BadConfiguration extends StartRefused {

    private static final long serialVersionUID = 1L;

    private final transient List<String> sentences;

    BadConfiguration(List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
        this.sentences = List.copyOf(sentences);
    }

    List<String> sentences() {
        return sentences;
    }
}
