package dev.tunegate.api;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The module's front door: all routes, the security chain and the container's settings.
 *
 * <p>It needs the use cases of the application, its {@code FileLimits}, and a {@link
 * java.util.function.BooleanSupplier} named {@value #DATABASE_ANSWERS}, which is asked for
 * readiness. Spring's own multipart handling must be off ({@code
 * spring.servlet.multipart.enabled=false}): uploads are read as they come in.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ApiConfiguration {

    /** The bean that says whether the database answers at this moment. */
    public static final String DATABASE_ANSWERS = "databaseAnswers";
}
