package dev.tunegate.application.grader;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.grader.Grader;
import dev.tunegate.domain.shared.Refusal;

/** Looks at whether a grader could run, without running it. */
@UseCase
public final class ValidateGrader {

    private static final String PATH = "grader";

    private final ProgramHosts hosts;

    public ValidateGrader(ProgramHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * @throws Refusal.InvalidInput naming what is wrong with it, or if nobody runs its program
     * @throws Refusal.TurnedDownByProvider if the provider that runs programs finds fault with it
     * @throws Refusal.Unavailable if that provider cannot be asked now
     */
    public Grader validate(Caller caller, Grader grader, GraderPlace where) {
        AccessPolicy.require(caller, Permission.GRADERS_RUN, Place.of(caller.owner()));
        grader.checked(PATH).requireFormula(PATH);
        validatePrograms(caller, grader, where, PATH);
        return grader;
    }

    private void validatePrograms(Caller caller, Grader grader, GraderPlace where, String path) {
        switch (grader) {
            case Grader.Python it -> hosts.of(caller, where, path).validate(it);
            case Grader.Multi it ->
                    it.parts()
                            .forEach(
                                    (name, part) ->
                                            validatePrograms(
                                                    caller, part, where, it.path(path, name)));
            case Grader.Comparison _, Grader.Similarity _, Grader.ScoreModel _, Grader.LabelModel _ -> {}
        }
    }
}
