package dev.tunegate.api.finetuning;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.application.key.IssuedKey;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.JobFixture;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A tenant with files that are copied already, and with jobs as a test wants them. */
record Tenant(Client client, Owner owner) {

    static final String JOBS = "/v1/fine_tuning/jobs";

    static Tenant fresh() {
        return of(TestServer.tenant());
    }

    /** One that may use these models alone. */
    static Tenant boundTo(String... models) {
        return of(TestServer.tenant(new ModelGrants(Set.of(models))));
    }

    private static Tenant of(IssuedKey key) {
        return new Tenant(TestServer.with(key), key.key().owner());
    }

    String file() {
        return file(DatasetFormat.CHAT);
    }

    String file(DatasetFormat format) {
        var file =
                FileFixture.aFile()
                        .ownedBy(owner)
                        .formatted(format)
                        .storedAt("openai-1", "copy")
                        .build();
        TestServer.bean(InMemoryManagedFiles.class).add(file);
        return file.id().value();
    }

    FineTuningJob job(UnaryOperator<JobFixture> how) {
        var job = how.apply(JobFixture.aJob().ownedBy(owner)).build();
        TestServer.bean(InMemoryFineTuningJobs.class).add(job);
        return job;
    }

    /** Creates a job; {@code more} is written behind the members that it must have. */
    Answer create(String more, String... headers) {
        return createWith(file(), more, headers);
    }

    Answer createWith(String file, String more, String... headers) {
        var json = "{'model':'gpt-4o-mini','training_file':'" + file + "'" + more + "}";
        return client.postJson(JOBS, json, headers);
    }
}
