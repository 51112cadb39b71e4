package dev.tunegate.domain.grader;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What went wrong while a grader ran. The details are fit for a caller: no provider's identifier
 * stands in them.
 */
public record GraderErrors(
        Set<GraderFlag> flags,
        Optional<String> pythonServerErrorType,
        Optional<String> pythonRuntimeDetails,
        Optional<String> modelServerDetails) {

    public static final GraderErrors NONE = new GraderErrors(Set.of());

    public GraderErrors {
        var ordered = EnumSet.noneOf(GraderFlag.class);
        ordered.addAll(flags);
        flags = Collections.unmodifiableSet(ordered);
    }

    private GraderErrors(Set<GraderFlag> flags) {
        this(flags, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static GraderErrors of(GraderFlag flag) {
        return new GraderErrors(Set.of(flag));
    }

    /** The model that judges could not be asked. */
    public static GraderErrors modelServer(String details) {
        return new GraderErrors(
                Set.of(GraderFlag.MODEL_GRADER_SERVER_ERROR),
                Optional.empty(),
                Optional.empty(),
                Optional.of(details));
    }

    /** The host that runs Python could not be asked. */
    public static GraderErrors pythonServer(String type) {
        return new GraderErrors(
                Set.of(GraderFlag.PYTHON_GRADER_SERVER_ERROR),
                Optional.of(type),
                Optional.empty(),
                Optional.empty());
    }

    /** These and others together; of details the first are kept. */
    public GraderErrors and(GraderErrors others) {
        var all = EnumSet.noneOf(GraderFlag.class);
        all.addAll(flags);
        all.addAll(others.flags);
        return new GraderErrors(
                all,
                pythonServerErrorType.or(() -> others.pythonServerErrorType),
                pythonRuntimeDetails.or(() -> others.pythonRuntimeDetails),
                modelServerDetails.or(() -> others.modelServerDetails));
    }
}
