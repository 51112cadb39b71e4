package dev.tunegate.domain.grader;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.Optional;

/** A provider's graders. What not every host runs is a facet: present, or absent. */
@OutboundPort
public interface Grading extends ProviderBound {

    /** Running programs in Python, at the deployment's account. */
    default Optional<Programs> python(ModelDeployment at) {
        return Optional.empty();
    }

    /** Runs graders that are programs. */
    interface Programs {

        /**
         * Has the host look at the grader.
         *
         * @throws ProviderFailure.Rejected if it finds fault with it
         */
        void validate(ModelDeployment at, Grader.Python grader);

        /**
         * Has the host run the grader, once. A program that fails has a result, too.
         *
         * @throws ProviderFailure.Rejected if the host finds fault with the grader
         * @throws ProviderFailure.Unavailable if it cannot be asked now
         * @throws ProviderFailure.Unclear if its answer did not arrive
         */
        GraderResult run(ModelDeployment at, Grader.Python grader, Subject subject);
    }
}
