package dev.tunegate.providers.wandb;

import dev.tunegate.domain.finetuning.ExperimentTracker;
import dev.tunegate.domain.finetuning.TrackerTerms;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.ProviderHttp;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the experiment tracker's port. */
@Configuration(proxyBeanMethods = false)
public class WandbConfiguration {

    @Bean
    ExperimentTracker experimentTracker(
            ObjectProvider<TrackerTerms> terms, ProviderHttp http, HttpFailures failures) {
        var known = terms.getIfAvailable(() -> TrackerTerms.NONE);
        return new WandbTracker(known, new WandbApi(known, http, failures));
    }
}
