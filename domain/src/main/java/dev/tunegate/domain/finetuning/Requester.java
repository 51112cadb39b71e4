package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.access.Owner;

/**
 * Who asked for a job, and with which request.
 *
 * @param name what the caller was called at that time
 */
public record Requester(Owner owner, String name, RequestIdentity identity) {}
