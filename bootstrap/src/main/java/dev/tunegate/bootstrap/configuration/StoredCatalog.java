package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.AccessGroups;
import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.StoredModels;
import java.util.List;
import java.util.function.Supplier;

/** What the database adds to the catalog. */
public record StoredCatalog(
        StoredModels models, AccessGroups groups, Supplier<List<Credential>> credentials) {}
