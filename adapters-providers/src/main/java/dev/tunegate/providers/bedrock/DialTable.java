package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.Source;
import dev.tunegate.providers.bedrock.Dials.Absolute;
import dev.tunegate.providers.bedrock.Dials.Multiplied;
import dev.tunegate.providers.bedrock.Dials.Range;
import java.util.Optional;

/** The hyperparameters of each family, as the tables of Bedrock's user guide have them. */
final class DialTable {

    private static final String GUIDE = "https://docs.aws.amazon.com/bedrock/latest/userguide/";

    static final Dials NOVA =
            new Dials(
                    new Range("1", "5"),
                    Optional.empty(),
                    new Absolute(new Range("0.000001", "0.0001"), "0.00001"),
                    Optional.of(new Range("0", "100")),
                    guide("custom-models-hp.html, Nova"));

    static final Dials CLAUDE =
            new Dials(
                    new Range("1", "10"),
                    Optional.of(new Range("4", "256")),
                    new Multiplied(new Range("0.1", "2")),
                    Optional.empty(),
                    guide("cm-hp-anth-claude-3.html"));

    static final Dials LLAMA =
            new Dials(
                    new Range("1", "10"),
                    Optional.of(new Range("1", "1")),
                    new Absolute(new Range("0.000005", "0.1"), "0.0001"),
                    Optional.empty(),
                    guide("cm-hp-meta-llama31.html"));

    static final Dials TITAN_PREMIER =
            new Dials(
                    new Range("1", "5"),
                    Optional.of(new Range("1", "1")),
                    new Absolute(new Range("0.0000001", "0.00001"), "0.000001"),
                    Optional.of(new Range("0", "20")),
                    guide("cm-hp-titan-text.html, Premier"));

    static final Dials TITAN =
            new Dials(
                    new Range("1", "10"),
                    Optional.of(new Range("1", "64")),
                    new Absolute(new Range("0", "1"), "0.00001"),
                    Optional.of(new Range("0", "250")),
                    guide("cm-hp-titan-text.html, Lite and Express"));

    private DialTable() {}

    private static Source guide(String page) {
        return Source.of(GUIDE + page, "2026-11-21");
    }
}
