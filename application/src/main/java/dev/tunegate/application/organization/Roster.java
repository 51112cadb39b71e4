package dev.tunegate.application.organization;

import dev.tunegate.domain.organization.UserId;
import java.util.Set;

/**
 * What a directory says of a group's members.
 *
 * @param whole whether whoever is not joining has to go; otherwise those who are leaving do
 */
public record Roster(boolean whole, Set<UserId> joining, Set<UserId> leaving) {

    public Roster {
        joining = Set.copyOf(joining);
        leaving = Set.copyOf(leaving);
    }

    boolean letsGo(UserId member) {
        return whole ? !joining.contains(member) : leaving.contains(member);
    }
}
