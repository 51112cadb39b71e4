package dev.tunegate.api;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The module's front door: all routes, the security chain and the container's settings.
 *
 * <p>It needs the use cases of the application, its {@code FileLimits}, and a {@link
 * dev.tunegate.api.health.Readiness}. Spring's own multipart handling must be off ({@code
 * spring.servlet.multipart.enabled=false}): uploads are read as they come in.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ApiConfiguration {}
