package dev.tunegate.bootstrap.configuration;

import static dev.tunegate.domain.catalog.StoredModelFixture.aStoredModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tunegate.domain.access.InMemoryCallerAccounts;
import dev.tunegate.domain.catalog.AccessGroup;
import dev.tunegate.domain.catalog.AccessGroupName;
import dev.tunegate.domain.catalog.ConfigurationWatch;
import dev.tunegate.domain.catalog.ConfigurationWatchContract;
import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.CredentialName;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.DeploymentsContract;
import dev.tunegate.domain.catalog.InMemoryAccessGroups;
import dev.tunegate.domain.catalog.InMemoryStoredModels;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.catalog.StoredModelFixture;
import dev.tunegate.domain.catalog.words.Vocabulary;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog of a file and a database, while both change. */
final class LiveDeploymentsTest implements DeploymentsContract, ConfigurationWatchContract {

    private static final String FILE =
            """
            model_list:
              - model_name: of-file
                litellm_params: {model: openai/gpt-4o, api_key: sk-of-file}
                model_info: {id: file-1, access_groups: [beta]}
            """;

    @TempDir private Path folder;

    private final SettableClock clock = SettableClock.atNoon();
    private final InMemoryStoredModels models = new InMemoryStoredModels();
    private final InMemoryAccessGroups groups = new InMemoryAccessGroups();
    private List<Credential> credentials = List.of();
    private LiveConfiguration configuration;
    private LiveDeployments deployments;

    @BeforeEach
    void open() {
        write(FILE);
        start();
    }

    private void start() {
        configuration =
                new LiveConfiguration(
                        ConfigurationSource.of(
                                folder.resolve("t.yaml"),
                                new ConfigurationReader(Map.of(), StandIn.all())),
                        clock);
        deployments = node(configuration, () -> credentials);
    }

    private LiveDeployments node(LiveConfiguration file, Supplier<List<Credential>> stored) {
        return new LiveDeployments(
                file,
                new StoredCatalog(models, groups, stored),
                new InMemoryCallerAccounts(),
                new Vocabulary(StandIn.all()),
                true);
    }

    private void write(String text) {
        try {
            Files.writeString(folder.resolve("t.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As much time goes by as a look at the file takes. */
    private void look() {
        clock.advance(Duration.ofSeconds(1));
        deployments.refresh();
    }

    private static Credential credential(String name, String key) {
        return new Credential(
                new CredentialName(name),
                Optional.of(new ProviderId("openai")),
                Optional.of(URI.create("https://kept.example/v1")),
                Map.of(),
                Map.of("api_key", new Secret(key)),
                Metadata.NONE,
                Revision.first(StoredModelFixture.ADDED_AT, "alice"));
    }

    private Optional<String> keyOf(String id) {
        return deployments
                .find(new DeploymentId(id))
                .flatMap(it -> it.connection().apiKey())
                .map(Secret::reveal);
    }

    private List<String> ids() {
        return deployments.catalog().deployments().stream().map(it -> it.id().value()).toList();
    }

    @Override
    public Deployments deployments() {
        return deployments;
    }

    @Override
    public ConfigurationWatch watch() {
        return configuration;
    }

    @Test
    void a_stored_model_stands_behind_those_of_the_file_and_goes_again() {
        var model = aStoredModel().withId("s-1").keeping("api_key", "sk-stored").build();

        models.add(model);
        deployments.refresh();

        assertThat(ids()).containsExactly("file-1", "s-1");
        assertThat(keyOf("s-1")).contains("sk-stored");
        models.remove(model.id());
        deployments.refresh();
        assertThat(ids()).containsExactly("file-1");
        assertThat(deployments.find(model.id())).isEmpty();
    }

    @Test
    void nothing_is_read_while_nothing_has_changed() {
        var reads = new AtomicLong();
        var node =
                node(
                        configuration,
                        () -> {
                            reads.incrementAndGet();
                            return credentials;
                        });

        for (int i = 0; i < 100; i++) {
            node.refresh();
            assertThat(node.catalog().deployments()).isNotEmpty();
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void another_node_sees_a_change_when_it_looks() {
        var other = node(configuration, () -> credentials);
        models.add(aStoredModel().withId("s-1").keeping("api_key", "k").build());
        deployments.refresh();
        assertThat(other.find(new DeploymentId("s-1"))).isEmpty();

        other.refresh();

        assertThat(other.find(new DeploymentId("s-1"))).isPresent();
    }

    @Test
    void a_blocked_model_is_not_offered_but_its_jobs_find_it() {
        models.add(aStoredModel().withId("s-1").keeping("api_key", "k").blocked().build());
        deployments.refresh();

        assertThat(deployments.catalog().names()).containsExactly(new ModelName("of-file"));
        assertThat(deployments.catalog().isBlocked(new ModelName("gpt-stored"))).isTrue();
        assertThat(deployments.find(new DeploymentId("s-1"))).isPresent();
    }

    @Test
    void a_model_that_cannot_be_used_hides_no_other() {
        models.add(aStoredModel().withId("bad").saying("model", "nobody/x").build());
        models.add(aStoredModel().withId("good").keeping("api_key", "k").build());
        deployments.refresh();

        assertThat(ids()).containsExactly("file-1", "good");
    }

    @Test
    void an_id_of_the_file_stays_the_files() {
        models.add(aStoredModel().withId("file-1").keeping("api_key", "stolen").build());
        deployments.refresh();

        assertThat(keyOf("file-1")).contains("sk-of-file");
        assertThat(ids()).containsExactly("file-1");
    }

    @Test
    void a_rotated_credential_is_used_from_then_on_under_the_same_id() {
        credentials = List.of(credential("shared", "old"));
        models.add(
                aStoredModel().withId("s-1").saying("litellm_credential_name", "shared").build());
        deployments.refresh();
        assertThat(keyOf("s-1")).contains("old");

        credentials = List.of(credential("shared", "new"));
        models.change(new DeploymentId("s-1"), it -> it);
        deployments.refresh();

        assertThat(keyOf("s-1")).contains("new");
        assertThat(deployments.find(new DeploymentId("s-1")).orElseThrow().connection().baseUrl())
                .contains(URI.create("https://kept.example/v1"));
        assertThat(deployments.catalog().accounts())
                .anyMatch(it -> it.connection().name().equals("shared"));
    }

    @Test
    void a_credential_is_not_sent_where_a_model_would_have_it() {
        credentials = List.of(credential("shared", "k"));
        models.add(
                aStoredModel()
                        .withId("s-1")
                        .saying("litellm_credential_name", "shared")
                        .saying("api_base", "https://evil.example")
                        .build());
        deployments.refresh();

        assertThat(ids()).containsExactly("file-1");
    }

    @Test
    void a_credential_that_has_lost_its_secrets_is_not_used_as_the_machine() {
        credentials =
                List.of(
                        new Credential(
                                new CredentialName("shared"),
                                Optional.of(new ProviderId("bedrock")),
                                Optional.empty(),
                                Map.of(
                                        "aws_region_name", "eu-west-1",
                                        "aws_bedrock_endpoint", "https://93.184.216.34"),
                                Map.of(),
                                Metadata.NONE,
                                Revision.first(StoredModelFixture.ADDED_AT, "alice")));
        models.add(
                aStoredModel()
                        .withId("s-1")
                        .saying("model", "bedrock/x")
                        .saying("litellm_credential_name", "shared")
                        .build());
        deployments.refresh();

        assertThat(ids()).containsExactly("file-1");
        assertThat(deployments.catalog().accounts())
                .noneMatch(it -> it.connection().name().equals("shared"));
    }

    @Test
    void the_file_may_name_a_credential_of_the_database_and_lives_without_it() {
        credentials = List.of(credential("kept", "k"));
        write(
                FILE
                        + "  - model_name: m\n    litellm_params: {model: x, litellm_credential_name: kept}\n    model_info: {id: file-2}\n");
        start();
        assertThat(keyOf("file-2")).contains("k");

        credentials = List.of();
        models.add(aStoredModel().withId("any").keeping("api_key", "k").build());
        deployments.refresh();

        assertThat(ids()).containsExactly("file-1", "any");
        assertThat(configuration.state().warnings())
                .anySatisfy(it -> assertThat(it).contains("litellm_credential_name"));
    }

    @Test
    void a_start_is_refused_where_a_credential_is_nowhere() {
        write(
                FILE
                        + "  - model_name: m\n    litellm_params: {model: x, litellm_credential_name: tpyo}\n");

        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(this::start)
                .withMessageContaining("names an account that credential_list does not have.");
    }

    @Test
    void a_changed_file_is_in_force_within_a_second() {
        write(FILE.replace("sk-of-file", "sk-rotated").replace("of-file", "renamed"));
        deployments.refresh();
        assertThat(keyOf("file-1")).contains("sk-of-file");

        look();

        assertThat(keyOf("file-1")).contains("sk-rotated");
        assertThat(deployments.catalog().names()).containsExactly(new ModelName("renamed"));
    }

    @Test
    void a_broken_file_leaves_the_last_good_one_in_force_and_says_why() {
        write("model_list: [{model_name: m, litelm_params: {}}]");

        look();

        assertThat(ids()).containsExactly("file-1");
        assertThat(configuration.state().problems())
                .anySatisfy(it -> assertThat(it).contains("litelm_params is not known"));
        write(FILE);
        look();
        assertThat(configuration.state().problems()).isEmpty();
    }

    @Test
    void a_file_that_is_gone_leaves_the_last_good_one_in_force() throws IOException {
        Files.delete(folder.resolve("t.yaml"));

        look();

        assertThat(ids()).containsExactly("file-1");
        assertThat(configuration.state().problems())
                .containsExactly(folder.resolve("t.yaml") + " does not exist.");
    }

    @Test
    void a_setting_that_needs_a_restart_is_named() {
        write(
                FILE
                        + "tunegate_settings: {max_file_bytes: 5MB, access: {empty_models: everything}}\n");

        look();

        assertThat(configuration.state().waiting())
                .containsExactly("tunegate_settings.max_file_bytes", "tunegate_settings.access");
    }

    @Test
    void a_stored_group_adds_to_those_that_models_name() {
        groups.add(
                new AccessGroup(
                        new AccessGroupName("staff"),
                        Set.of("of-file"),
                        Revision.first(StoredModelFixture.ADDED_AT, "alice")));
        start();

        assertThat(deployments.catalog().groupsOf(new ModelName("of-file")))
                .containsExactlyInAnyOrder("beta", "staff");
    }

    @Test
    void a_pattern_serves_whatever_fits_and_is_found_again_by_its_ids() {
        models.add(
                aStoredModel()
                        .withId("any-openai")
                        .named("openai/*")
                        .saying("model", "openai/*")
                        .keeping("api_key", "k")
                        .build());
        deployments.refresh();

        var served = deployments.catalog().serving(new ModelName("openai/gpt-9"));

        assertThat(served).hasSize(1);
        assertThat(served.getFirst().target().model()).isEqualTo("gpt-9");
        assertThat(deployments.find(served.getFirst().id())).contains(served.getFirst());
        assertThat(deployments.catalog().names()).containsExactly(new ModelName("of-file"));
    }

    @Test
    void without_a_simulator_nothing_is_rehearsed() {
        var node =
                new LiveDeployments(
                        configuration,
                        new StoredCatalog(models, groups, List::of),
                        new InMemoryCallerAccounts(),
                        new Vocabulary(StandIn.all()),
                        false);

        assertThat(node.rehearsal()).isEmpty();
        assertThat(node.find(new DeploymentId("rehearsal~YWJj")).map(ModelDeployment::id))
                .isEmpty();
    }
}
