package dev.tunegate.admin.web;

import dev.tunegate.domain.access.Caller;

/** The person at the console, as the use cases know them. */
public record Operator(Caller caller) {}
