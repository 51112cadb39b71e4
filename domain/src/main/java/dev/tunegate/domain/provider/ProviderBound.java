package dev.tunegate.domain.provider;

/** Something that speaks for one provider. */
public interface ProviderBound {

    ProviderId provider();
}
