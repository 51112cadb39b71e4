package dev.tunegate.admin;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The console's front door. It needs a {@code Clock} and the use cases of keys, jobs and models,
 * and brings everything under {@code /admin}: pages, sign-in, sessions and their cookie.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class AdminConfiguration {}
