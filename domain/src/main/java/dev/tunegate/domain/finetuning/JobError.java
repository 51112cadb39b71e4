package dev.tunegate.domain.finetuning;

import java.util.Optional;

/** Why a job failed; the code is the provider's where it gave one. */
public record JobError(String code, String message, Optional<String> param) {}
