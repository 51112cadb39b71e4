package dev.tunegate.providers.dataset;

import dev.tunegate.domain.batch.BatchRows;
import dev.tunegate.domain.dataset.BatchReader;
import dev.tunegate.domain.dataset.DatasetReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the readers of training data and of batches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatasetLimits.class)
public class DatasetConfiguration {

    @Bean
    DatasetReader datasetReader(DatasetLimits limits) {
        return new JsonlDatasetReader(limits);
    }

    @Bean
    BatchRows batchRows(DatasetLimits limits) {
        return new JsonlBatchRows(limits);
    }

    @Bean
    BatchReader batchReader(DatasetLimits limits) {
        return new JsonlBatchReader(limits);
    }
}
