package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.file.FileStore;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What can be done with one model at its provider. Derived from the adapters: what they take, and
 * which facets they have.
 */
public record Capabilities(TrainingTerms training, DataTerms data, Set<Feature> features) {

    /** What a caller may ask of a job besides training it. */
    public enum Feature {
        EVENTS("events"),
        CHECKPOINTS("checkpoints"),
        RESULT_FILES("result_files"),
        PAUSE("pause"),
        HOSTING("hosting");

        private final String word;

        Feature(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Capabilities {
        var ordered = EnumSet.noneOf(Feature.class);
        ordered.addAll(features);
        features = Collections.unmodifiableSet(ordered);
    }

    public static Capabilities of(
            FineTuningProvider provider, FileStore files, ModelDeployment at) {
        var features = EnumSet.noneOf(Feature.class);
        provider.events(at).ifPresent(_ -> features.add(Feature.EVENTS));
        provider.checkpoints(at).ifPresent(_ -> features.add(Feature.CHECKPOINTS));
        provider.results(at).ifPresent(_ -> features.add(Feature.RESULT_FILES));
        provider.pausing(at).ifPresent(_ -> features.add(Feature.PAUSE));
        provider.hosting(at).ifPresent(_ -> features.add(Feature.HOSTING));
        return new Capabilities(provider.terms(at), files.data(at), features);
    }
}
