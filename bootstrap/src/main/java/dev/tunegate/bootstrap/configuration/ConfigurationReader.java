package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.words.Vocabulary;
import dev.tunegate.providers.ProvidersConfiguration;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Reads a {@code tunegate.yaml}, whose shape is that of LiteLLM's configuration. */
public final class ConfigurationReader {

    private static final String SAME =
            "cannot be told from an earlier deployment; give each its own model_info.id.";

    private final Map<String, String> environment;
    private final SecretSources sources;
    private final Vocabulary vocabulary;

    /**
     * Knows every provider that there is.
     *
     * @param environment what {@code os.environ/NAME} refers to
     */
    public ConfigurationReader(Map<String, String> environment) {
        this(environment, ProvidersConfiguration.words());
    }

    ConfigurationReader(Map<String, String> environment, List<ProviderWords> providers) {
        this.environment = Map.copyOf(environment);
        this.sources = new SecretSources(environment);
        this.vocabulary = new Vocabulary(providers);
    }

    /**
     * @throws BadConfiguration with everything that is wrong, one sentence each
     */
    GatewayConfiguration read(Path file) {
        return read(file.toString(), text(file));
    }

    /** Whether a file that holds a secret is not what it was when it was read. */
    boolean haveSecretsChanged() {
        return sources.haveChanged();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new BadConfiguration(List.of(file + " does not exist."));
        } catch (CharacterCodingException e) {
            throw new BadConfiguration(List.of(file + " is not UTF-8 text."));
        } catch (IOException e) {
            throw new BadConfiguration(List.of(file + " cannot be read."));
        }
    }

    /** As if the database had no credentials. */
    GatewayConfiguration read(String file, String text) {
        return read(file, text, KeptCredentials.NONE);
    }

    GatewayConfiguration read(String file, String text, KeptCredentials kept) {
        var reading = new Reading(environment, sources, kept.missing());
        var top = new Section(Place.top(file), Yaml.mapping(file, text), reading);
        top.section("environment_variables").ifPresent(it -> setVariables(reading, it));
        var accounts = new Accounts(top, vocabulary, kept, reading);
        var deployments = deployments(top, accounts, reading);
        var settings = new SettingsReader(reading).read(top);
        top.finish(IdleKeys.TOP);
        reading.requireSound();
        askProviders(accounts, deployments, reading);
        return new GatewayConfiguration(
                file,
                catalog(accounts, deployments),
                settings,
                places(accounts, deployments),
                accounts,
                accounts.credentials(),
                reading.warnings());
    }

    /** Whether a file from which a value came holds another one now: then read again. */
    public boolean secretsHaveChanged() {
        return sources.haveChanged();
    }

    private static void setVariables(Reading reading, Section section) {
        reading.setAlso(section.all());
    }

    private List<ConfiguredDeployment> deployments(
            Section top, Accounts accounts, Reading reading) {
        var reader = new DeploymentReader(accounts, vocabulary, reading);
        var deployments = new ArrayList<ConfiguredDeployment>();
        var ids = new HashSet<DeploymentId>();
        var entries = top.sections("model_list");
        for (var entry : entries) {
            var deployment = reader.read(entry);
            deployment.ifPresent(deployments::add);
            if (deployment.filter(it -> !ids.add(it.deployment().id())).isPresent()) {
                reading.problem(entry.place(), SAME);
            }
        }
        if (entries.isEmpty()) {
            var what = top.has("model_list") ? "names no model." : "lacks a model_list.";
            reading.problem(top.place("model_list"), what);
        }
        return deployments;
    }

    private void askProviders(
            Accounts accounts, List<ConfiguredDeployment> deployments, Reading reading) {
        var check = new ProviderCheck(vocabulary, reading);
        deployments.forEach(check::ask);
        accounts.all().forEach(check::ask);
        reading.requireSound();
    }

    private static ModelCatalog catalog(Accounts accounts, List<ConfiguredDeployment> deployments) {
        return new ModelCatalog(
                deployments.stream().map(ConfiguredDeployment::deployment).toList(),
                accounts.all().stream().map(ConfiguredAccount::toProviderAccount).toList());
    }

    private static Map<DeploymentId, String> places(
            Accounts accounts, List<ConfiguredDeployment> deployments) {
        var places = new HashMap<DeploymentId, String>();
        accounts.all().forEach(it -> places.put(it.id(), it.place().toString()));
        deployments.forEach(it -> places.put(it.deployment().id(), it.place().toString()));
        return places;
    }
}
