package dev.tunegate.api.scim;

import dev.tunegate.domain.shared.Revision;

/** What is known of a resource besides itself. */
record ScimMeta(
        String resourceType, String created, String lastModified, String location, String version) {

    static ScimMeta of(String type, String id, Revision revision) {
        return new ScimMeta(
                type,
                revision.createdAt().toString(),
                revision.updatedAt().toString(),
                "/scim/v2/" + type + "s/" + id,
                "W/\"" + revision.version() + "\"");
    }
}
