package dev.tunegate.application.organization;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.util.Optional;

/** Brings teams to what a directory says of them: name and members together, or neither. */
@UseCase
public final class ProvisionTeams {

    private final ManageTeams teams;
    private final ManageMembers members;
    private final Transactions transactions;

    public ProvisionTeams(ManageTeams teams, ManageMembers members, Transactions transactions) {
        this.teams = teams;
        this.members = members;
        this.transactions = transactions;
    }

    /**
     * @throws Refusal.NotFound if one of the members is no user
     */
    public Team create(Caller caller, NewTeam wanted, Roster roster) {
        return transactions.call(
                () -> {
                    var team = teams.create(caller, wanted);
                    members.settle(caller, Group.of(team.id()), roster);
                    return team;
                });
    }

    /**
     * Changes that come at the same time follow one another: the team stays locked while its
     * members come and go.
     *
     * @param name empty if it keeps its own
     * @param roster empty if its members stay
     * @throws Refusal.NotFound if there is no such team, or one of the members is no user
     */
    public Team change(Caller caller, TeamId id, Optional<String> name, Optional<Roster> roster) {
        var patch = TeamPatch.of(it -> name.map(it::called).orElse(it), ExpectedVersion.ANY);
        return transactions.call(
                () -> {
                    var team = teams.change(caller, id, patch);
                    roster.ifPresent(it -> members.settle(caller, Group.of(id), it));
                    return team;
                });
    }
}
