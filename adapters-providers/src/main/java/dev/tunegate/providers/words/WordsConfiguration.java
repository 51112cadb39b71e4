package dev.tunegate.providers.words;

import dev.tunegate.domain.grader.Synonyms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what graders need to know of words. */
@Configuration(proxyBeanMethods = false)
public class WordsConfiguration {

    @Bean
    Synonyms synonyms() {
        return new WordNetSynonyms();
    }
}
