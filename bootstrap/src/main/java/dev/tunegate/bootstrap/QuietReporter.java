package dev.tunegate.bootstrap;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Keeps stack traces away from failed starts that one sentence explains. */
final class QuietReporter implements SpringBootExceptionReporter {

    QuietReporter(ConfigurableApplicationContext context) {
        // Spring hands every reporter the context; this one needs none.
    }

    @Override
    public boolean reportException(Throwable failure) {
        return StartTrouble.in(failure).isPresent();
    }
}
