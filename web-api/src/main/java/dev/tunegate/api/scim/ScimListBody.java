package dev.tunegate.api.scim;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A part of a list. */
record ScimListBody<T>(
        List<String> schemas,
        long totalResults,
        long startIndex,
        int itemsPerPage,
        @JsonProperty("Resources") List<T> resources) {

    static <T> ScimListBody<T> of(List<T> resources, long total, long start) {
        return new ScimListBody<>(List.of(Scim.LIST), total, start, resources.size(), resources);
    }
}
