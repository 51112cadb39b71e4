package dev.tunegate.providers.azure;

import dev.tunegate.domain.catalog.Connection;
import java.util.Map;

/**
 * Which of Azure's two dialects an account speaks. A date means the older paths, which need it in
 * every address; {@code v1}, {@code preview}, {@code latest} or nothing means the v1 paths.
 */
sealed interface ApiVersion {

    /** Where the paths begin behind the endpoint. */
    String path();

    /** What every address carries. */
    Map<String, String> query();

    /** The dated dialect, such as {@code 2024-10-21}. */
    record Ga(String date) implements ApiVersion {

        @Override
        public String path() {
            return "/openai";
        }

        @Override
        public Map<String, String> query() {
            return Map.of("api-version", date);
        }
    }

    /**
     * The v1 dialect.
     *
     * @param word empty where the address is to carry none
     */
    record V1(String word) implements ApiVersion {

        @Override
        public String path() {
            return "/openai/v1";
        }

        @Override
        public Map<String, String> query() {
            return word.isEmpty() ? Map.of() : Map.of("api-version", word);
        }
    }

    static ApiVersion of(Connection connection) {
        var word = connection.setting(AzureWords.API_VERSION).orElse("");
        return word.matches("[0-9]{4}-.*") ? new Ga(word) : new V1(word);
    }
}
