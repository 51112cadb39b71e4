package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.DatasetReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the reader of training data. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatasetLimits.class)
public class DatasetConfiguration {

    @Bean
    DatasetReader datasetReader(DatasetLimits limits) {
        return new JsonlDatasetReader(limits);
    }
}
