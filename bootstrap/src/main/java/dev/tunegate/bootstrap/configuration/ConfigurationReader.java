package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a {@code tunegate.yaml}, whose shape is that of LiteLLM's configuration. */
public final class ConfigurationReader {

    private static final String SAME =
            "cannot be told from an earlier deployment; give each its own model_info.id.";

    private final Map<String, String> environment;

    /**
     * @param environment what {@code os.environ/NAME} refers to
     */
    public ConfigurationReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * @throws BadConfiguration with everything that is wrong, one sentence each
     */
    public GatewayConfiguration read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new BadConfiguration(List.of(file + " does not exist."));
        } catch (CharacterCodingException e) {
            throw new BadConfiguration(List.of(file + " is not UTF-8 text."));
        } catch (IOException e) {
            throw new BadConfiguration(List.of(file + " cannot be read."));
        }
    }

    GatewayConfiguration read(String file, String text) {
        var reading = new Reading(environment);
        var top = new Section(Place.top(file), Yaml.mapping(file, text), reading);
        top.section("environment_variables").ifPresent(it -> setVariables(reading, it));
        var accounts = new Accounts(top, reading);
        var deployments = deployments(top, accounts, reading);
        var settings = new SettingsReader(reading).read(top);
        top.finish(IdleKeys.TOP);
        reading.requireSound();
        return new GatewayConfiguration(
                file,
                new ModelCatalog(deployments.values().stream().toList()),
                settings,
                places(deployments),
                reading.warnings());
    }

    private static void setVariables(Reading reading, Section section) {
        reading.setAlso(section.rest(Set.of()));
    }

    /** The deployments by the places of their entries, in the order of the file. */
    private static Map<Place, ModelDeployment> deployments(
            Section top, Accounts accounts, Reading reading) {
        var reader = new DeploymentReader(accounts, reading);
        var deployments = new LinkedHashMap<Place, ModelDeployment>();
        var ids = new HashSet<DeploymentId>();
        var entries = top.sections("model_list");
        for (var entry : entries) {
            var deployment = reader.read(entry);
            deployment.ifPresent(it -> deployments.put(entry.place(), it));
            if (deployment.filter(it -> !ids.add(it.id())).isPresent()) {
                reading.problem(entry.place(), SAME);
            }
        }
        if (entries.isEmpty()) {
            var what = top.has("model_list") ? "names no model." : "lacks a model_list.";
            reading.problem(top.place("model_list"), what);
        }
        return deployments;
    }

    private static Map<DeploymentId, String> places(Map<Place, ModelDeployment> deployments) {
        return deployments.entrySet().stream()
                .collect(Collectors.toMap(it -> it.getValue().id(), it -> it.getKey().toString()));
    }
}
