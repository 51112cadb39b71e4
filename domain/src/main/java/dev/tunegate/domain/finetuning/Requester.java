package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;

/**
 * Who asked for a job, and with which request.
 *
 * @param by through which key and in whose name it was asked for
 * @param identity what tells the request from others
 */
public record Requester(Owner owner, Identity by, RequestIdentity identity) {

    /** What the caller was called at that time. */
    public String name() {
        return by.name();
    }
}
