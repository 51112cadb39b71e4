package dev.tunegate.application.organization;

import dev.tunegate.application.key.IssueKey;
import dev.tunegate.application.key.IssuedKey;
import dev.tunegate.application.key.NewKey;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Metadata;
import java.util.Optional;

/** Gives a new user a key of their own: it opens whatever they may use, then and later. */
@Step
public final class PersonalKey {

    private final IssueKey issue;
    private final VirtualKeys keys;

    public PersonalKey(IssueKey issue, VirtualKeys keys) {
        this.issue = issue;
        this.keys = keys;
    }

    /** Called inside the transaction that makes the user: nobody sees the key unheld. */
    IssuedKey issue(Caller caller, UserId user) {
        var wanted = new NewKey(Optional.empty(), ModelGrants.ALL, Optional.empty(), Metadata.NONE);
        var issued = issue.issue(caller, wanted);
        var holder =
                new VirtualKey.Holder(
                        Optional.of(user),
                        Optional.empty(),
                        Optional.empty(),
                        caller.identity().user());
        return keys.change(issued.key().id(), it -> it.with(holder, it.revision()))
                .map(it -> new IssuedKey(it, issued.secret()))
                .orElseThrow();
    }
}
