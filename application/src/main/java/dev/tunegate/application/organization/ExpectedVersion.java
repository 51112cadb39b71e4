package dev.tunegate.application.organization;

import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import java.util.Optional;

/** Which version a change is meant for; empty if any will do. */
public record ExpectedVersion(Optional<Long> number) {

    public static final ExpectedVersion ANY = new ExpectedVersion(Optional.empty());

    public static ExpectedVersion of(long number) {
        return new ExpectedVersion(Optional.of(number));
    }

    /**
     * @throws Refusal.Outdated if this is another version
     */
    void require(Revision revision) {
        if (number.filter(it -> it != revision.version()).isPresent()) {
            throw new Refusal.Outdated(revision.version());
        }
    }
}
