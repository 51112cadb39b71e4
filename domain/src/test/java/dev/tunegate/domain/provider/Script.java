package dev.tunegate.domain.provider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What a scripted provider does with the calls of one kind, one after another. */
public final class Script {

    private final Deque<Step> next = new ArrayDeque<>();
    private Step usual = Step.of(Reaction.ANSWER);
    private Runnable before = () -> {};
    private int calls;

    private record Step(boolean takes, Optional<ProviderFailure> failure) {

        static Step of(Reaction reaction) {
            return switch (reaction) {
                case ANSWER -> new Step(true, Optional.empty());
                case TAKE_BUT_BE_UNCLEAR -> new Step(true, Optional.of(unclear()));
                case BE_UNCLEAR -> failing(unclear());
                case REFUSE ->
                        failing(
                                new ProviderFailure.Rejected(
                                        400, "model", "refused_on_purpose", "Not like this."));
                case BE_UNAVAILABLE ->
                        failing(new ProviderFailure.Unavailable("Away.", null, null));
                case BE_MISCONFIGURED -> failing(new ProviderFailure.Misconfigured("Wrong key."));
            };
        }

        static Step failing(ProviderFailure failure) {
            return new Step(false, Optional.of(failure));
        }

        private static ProviderFailure unclear() {
            return new ProviderFailure.Unclear("The answer was lost.", null);
        }
    }

    /** The next calls go like this, one each; those after them as usual. */
    public synchronized Script next(Reaction... reactions) {
        for (var each : reactions) {
            next.add(Step.of(each));
        }
        return this;
    }

    /** The next call does nothing and fails with this. */
    public synchronized Script nextFails(ProviderFailure failure) {
        next.add(Step.failing(failure));
        return this;
    }

    /** Every call goes like this from now on, once those that were scripted are through. */
    public synchronized Script usually(Reaction reaction) {
        usual = Step.of(reaction);
        return this;
    }

    /** Runs in every call before anything else: to look at the world, to wait, to crash. */
    public synchronized Script before(Runnable work) {
        before = work;
        return this;
    }

    /** How many calls there were, failed ones included. */
    public synchronized int calls() {
        return calls;
    }

    /** Takes a call as the script has it; for the scripted providers. */
    public <T> T play(Supplier<T> work) {
        begun().run();
        var step = step();
        if (step.failure().isEmpty()) {
            return work.get();
        }
        if (step.takes()) {
            Objects.requireNonNull(work.get());
        }
        throw step.failure().get();
    }

    private synchronized Runnable begun() {
        calls++;
        return before;
    }

    private synchronized Step step() {
        return next.isEmpty() ? usual : next.remove();
    }
}
