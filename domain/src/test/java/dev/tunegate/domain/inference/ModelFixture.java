package dev.tunegate.domain.inference;

import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.Site;
import dev.tunegate.domain.provider.ProviderId;
import java.time.Instant;

/** Builds tuned models that are valid, so that a test says only what matters. */
public final class ModelFixture {

    /** When fixtures are made unless told otherwise. */
    public static final Instant CREATED_AT = Instant.parse("2026-01-15T11:00:00Z");

    private ModelName name = new ModelName("ft:gpt-4o-mini:openai::abcdEFGH");
    private Owner owner = CallerFixture.ALICE;
    private JobId job = JobId.fresh();
    private Site site = new Site(new DeploymentId("openai-1"), new ProviderId("openai"));
    private String providerModel = "ft:gpt-4o-mini-2024-07-18:their-organization::9AbCdEfG";
    private boolean checkpoint;
    private Instant createdAt = CREATED_AT;

    private ModelFixture() {}

    public static ModelFixture aModel() {
        return new ModelFixture();
    }

    public ModelFixture named(String value) {
        name = new ModelName(value);
        return this;
    }

    public ModelFixture ownedBy(Owner other) {
        owner = other;
        return this;
    }

    public ModelFixture outOf(JobId id) {
        job = id;
        return this;
    }

    public ModelFixture at(Site other) {
        site = other;
        return this;
    }

    public ModelFixture knownThereAs(String word) {
        providerModel = word;
        return this;
    }

    /** A step on the way rather than the result. */
    public ModelFixture checkpoint() {
        checkpoint = true;
        return this;
    }

    public ModelFixture createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    public ServedModel build() {
        var base = new ModelName("gpt-4o-mini");
        var origin = new ServedModel.Origin(site, providerModel, base, checkpoint);
        return new ServedModel(name, owner, job, origin, createdAt);
    }
}
