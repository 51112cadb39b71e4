package dev.tunegate.domain.batch;

import java.util.Optional;

/**
 * Why a batch failed, in words fit for its owner.
 *
 * @param line of the input file, counted from 1
 */
public record BatchError(String code, String message, Optional<String> param, Optional<Long> line) {

    /** One that is no row's fault. */
    public static BatchError of(String code, String message) {
        return new BatchError(code, message, Optional.empty(), Optional.empty());
    }
}
