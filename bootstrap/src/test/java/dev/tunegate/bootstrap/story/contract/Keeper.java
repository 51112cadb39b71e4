package dev.tunegate.bootstrap.story.contract;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a story its contract, and looks at its end whether all of it was tried, and kept. */
final class Keeper implements BeforeAllCallback, ParameterResolver, AfterAllCallback {

    private static final Namespace OWN = Namespace.create(Keeper.class);

    @Override
    public void beforeAll(ExtensionContext story) {
        story.getStore(OWN).put(Contract.class, new Contract());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext story) {
        return parameter.getParameter().getType().equals(Contract.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext story) {
        return contract(story);
    }

    @Override
    public void afterAll(ExtensionContext story) {
        var headings = story.getRequiredTestClass().getAnnotation(Keeps.class).value();
        contract(story).isKept(Set.of(headings));
    }

    private static Contract contract(ExtensionContext story) {
        return requireNonNull(story.getStore(OWN).get(Contract.class, Contract.class));
    }
}
