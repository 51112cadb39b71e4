package dev.tunegate.application.grader;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.grader.Grader;
import dev.tunegate.domain.grader.GraderErrors;
import dev.tunegate.domain.grader.GraderResult;
import dev.tunegate.domain.grader.Grading;
import dev.tunegate.domain.grader.Subject;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A deployment whose host runs programs. */
record ProgramHost(ModelDeployment at, Grading.Programs programs) {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramHost.class);

    private static final String UNAVAILABLE = "provider_unavailable";

    /**
     * @throws Refusal.TurnedDownByProvider if the host finds fault with the grader
     */
    GraderResult run(Grader.Python grader, Subject subject) {
        try {
            return asked(() -> programs.run(at, grader, subject));
        } catch (ProviderFailure.Misconfigured _) {
            return GraderResult.failed(GraderErrors.pythonServer("provider_misconfigured"));
        } catch (ProviderFailure e) {
            LOG.warn("a grader did not run at {}: {}", at.id(), e.reason());
            return GraderResult.failed(GraderErrors.pythonServer(UNAVAILABLE));
        }
    }

    /**
     * @throws Refusal.TurnedDownByProvider if the host finds fault with the grader
     * @throws Refusal.Unavailable if it cannot be asked now
     */
    void validate(Grader.Python grader) {
        try {
            asked(
                    () -> {
                        programs.validate(at, grader);
                        return true;
                    });
        } catch (ProviderFailure.Misconfigured e) {
            throw new Refusal.TurnedDownByProvider(
                    502,
                    null,
                    "provider_misconfigured",
                    "The provider refuses this gateway's credentials for graders.");
        } catch (ProviderFailure e) {
            throw new Refusal.Unavailable(
                    UNAVAILABLE, "The provider cannot look at the grader now.", Duration.ofSeconds(1));
        }
    }

    private <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProviderFailure.Rejected e) {
            throw new Refusal.TurnedDownByProvider(
                    e.status(), e.param().orElse(null), e.code().orElse(null), e.reason());
        } catch (ProviderFailure.Misconfigured e) {
            LOG.error("the provider of {} refuses us: {}", at.id(), e.reason());
            throw e;
        }
    }
}
