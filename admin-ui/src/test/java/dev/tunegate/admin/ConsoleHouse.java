package dev.tunegate.admin;

import dev.tunegate.application.access.ExplainAccess;
import dev.tunegate.application.access.ExplainModel;
import dev.tunegate.application.access.GrantWords;
import dev.tunegate.application.access.GroupMemberships;
import dev.tunegate.application.access.KeepSession;
import dev.tunegate.application.access.KeyRights;
import dev.tunegate.application.access.KeyStanding;
import dev.tunegate.application.access.LocalAdministrator;
import dev.tunegate.application.access.SignInUser;
import dev.tunegate.application.access.UserStanding;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.file.Intake;
import dev.tunegate.application.finetuning.CancelFineTuningJob;
import dev.tunegate.application.finetuning.FindFineTuningJobs;
import dev.tunegate.application.finetuning.GatherResults;
import dev.tunegate.application.finetuning.Harvest;
import dev.tunegate.application.finetuning.HostModel;
import dev.tunegate.application.finetuning.JobFiles;
import dev.tunegate.application.finetuning.KeepOutcome;
import dev.tunegate.application.finetuning.RecordReport;
import dev.tunegate.application.finetuning.Tracking;
import dev.tunegate.application.inference.FindModels;
import dev.tunegate.application.key.Administrator;
import dev.tunegate.application.key.AuthenticateKey;
import dev.tunegate.application.key.BlockKey;
import dev.tunegate.application.key.ChangeOneKey;
import dev.tunegate.application.key.DeleteKeys;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.application.key.IssueKey;
import dev.tunegate.application.key.KeyHolders;
import dev.tunegate.application.key.KeyWords;
import dev.tunegate.application.key.RotateKey;
import dev.tunegate.application.organization.Directory;
import dev.tunegate.application.organization.FindTeams;
import dev.tunegate.application.organization.FindUsers;
import dev.tunegate.application.organization.KeysOfTheGone;
import dev.tunegate.application.organization.ManageMembers;
import dev.tunegate.application.organization.ManageTeams;
import dev.tunegate.application.organization.ManageUsers;
import dev.tunegate.application.organization.ModelBounds;
import dev.tunegate.application.organization.PersonalKey;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.domain.access.GroupRules;
import dev.tunegate.domain.access.InMemoryConsoleSessions;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.access.StandInSignInServer;
import dev.tunegate.domain.access.TrustedIssuer;
import dev.tunegate.domain.catalog.DeploymentFixture;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.dataset.AcceptingDatasetReader;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.InMemoryCheckpoints;
import dev.tunegate.domain.finetuning.InMemoryExperimentTracker;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.InMemoryJobLog;
import dev.tunegate.domain.finetuning.InMemoryTrackedRuns;
import dev.tunegate.domain.finetuning.ScriptedProvider;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.key.InMemoryVirtualKeys;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.organization.InMemoryMemberships;
import dev.tunegate.domain.organization.InMemoryOrganizations;
import dev.tunegate.domain.organization.InMemoryTeams;
import dev.tunegate.domain.organization.InMemoryUsers;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.ImmediateTransactions;
import dev.tunegate.domain.shared.RecordedErrands;
import dev.tunegate.domain.shared.SettableClock;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The console over the real use cases, and those over fakes. */
@EnableAutoConfiguration
@Import(AdminConfiguration.class)
public class ConsoleHouse {

    /** What opens the console in tests. */
    public static final KeySecret SECRET = KeySecret.freshAdministrator();

    public static final SignInTerms WITH_SERVER = terms();

    public final SettableClock clock = SettableClock.atNoon();
    public final InMemoryMemberships memberships = new InMemoryMemberships();
    public final InMemoryOrganizations organizations = new InMemoryOrganizations(memberships);
    public final InMemoryTeams teams = new InMemoryTeams(memberships);
    public final InMemoryUsers users = new InMemoryUsers(memberships);
    public final InMemoryVirtualKeys keys = new InMemoryVirtualKeys();
    public final InMemoryFineTuningJobs jobs = new InMemoryFineTuningJobs();
    public final InMemoryJobLog log = new InMemoryJobLog();
    public final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
    public final InMemoryServedModels models = new InMemoryServedModels();
    public final Pepper pepper = new Pepper(new byte[32]);
    public final FixedDeployments deployments =
            new FixedDeployments(
                    DeploymentFixture.aDeployment().build(),
                    DeploymentFixture.aDeployment().withId("sim-1").named("llama/3:8b").build());
    public final ScriptedProvider provider = new ScriptedProvider(new ProviderId("openai"), clock);

    public final InMemoryConsoleSessions sessions = new InMemoryConsoleSessions();
    public final StandInSignInServer server = new StandInSignInServer();

    private final RecordedErrands errands = new RecordedErrands();
    private final Announcer announcer = new Announcer();
    private final ImmediateTransactions transactions =
            new ImmediateTransactions(keys, jobs, log, checkpoints, models);

    @Bean
    SettableClock clock() {
        return clock;
    }

    @Bean
    AuthenticateKey authenticateKey() {
        var administrator = new Administrator(List.of(pepper.hash(SECRET.reveal())));
        return new AuthenticateKey(keys, new KeyStanding(standing()), administrator, pepper, clock);
    }

    private UserStanding standing() {
        return new UserStanding(users, teams, organizations, memberships, GrantWords.STRICT);
    }

    @Bean
    SignInTerms signInTerms() {
        return WITH_SERVER;
    }

    @Bean
    KeepSession keepSession() {
        var local = new LocalAdministrator(true, "first");
        return new KeepSession(sessions, standing(), local, transactions, announcer, clock);
    }

    @Bean
    SignInUser signInUser(SignInTerms terms) {
        return new SignInUser(
                server,
                terms,
                users,
                new GroupMemberships(teams, memberships),
                transactions,
                announcer,
                clock);
    }

    private KeyRights rights() {
        return new KeyRights(keys, teams);
    }

    private KeyWords words() {
        return new KeyWords(deployments, models);
    }

    private ChangeOneKey changeOneKey() {
        return new ChangeOneKey(keys, rights(), transactions, announcer, clock);
    }

    @Bean
    FindKeys findKeys() {
        return new FindKeys(keys, teams, rights());
    }

    @Bean
    IssueKey issueKey() {
        return new IssueKey(
                keys,
                rights(),
                new KeyHolders(users, teams, organizations, standing()),
                words(),
                pepper,
                transactions,
                announcer,
                clock);
    }

    @Bean
    BlockKey blockKey() {
        return new BlockKey(changeOneKey());
    }

    @Bean
    DeleteKeys deleteKeys() {
        return new DeleteKeys(keys, rights(), transactions, announcer);
    }

    @Bean
    RotateKey rotateKey() {
        return new RotateKey(changeOneKey(), words(), pepper);
    }

    @Bean
    ExplainAccess explainAccess() {
        return new ExplainAccess(
                keys,
                rights(),
                new KeyStanding(standing()),
                new ExplainModel(deployments, models),
                clock);
    }

    private Directory directory() {
        return new Directory(organizations, teams, users, memberships);
    }

    @Bean
    FindTeams findTeams() {
        return new FindTeams(teams, memberships, keys, directory());
    }

    @Bean
    FindUsers findUsers() {
        return new FindUsers(users, memberships, keys, directory());
    }

    @Bean
    ManageUsers manageUsers(IssueKey issue) {
        return new ManageUsers(
                users,
                memberships,
                directory(),
                new PersonalKey(issue, keys),
                new KeysOfTheGone(keys, announcer),
                transactions,
                announcer,
                clock);
    }

    @Bean
    ManageMembers manageMembers(ManageUsers manageUsers) {
        return new ManageMembers(
                users, teams, memberships, directory(), manageUsers, transactions, announcer);
    }

    @Bean
    ManageTeams manageTeams(ManageMembers manageMembers) {
        return new ManageTeams(
                teams,
                directory(),
                new ModelBounds(deployments, GrantWords.STRICT),
                manageMembers,
                new KeysOfTheGone(keys, announcer),
                transactions,
                announcer,
                clock);
    }

    @Bean
    FindModels findModels() {
        return new FindModels(deployments, models);
    }

    @Bean
    FindFineTuningJobs findFineTuningJobs() {
        return new FindFineTuningJobs(jobs, log, checkpoints);
    }

    @Bean
    CancelFineTuningJob cancelFineTuningJob(FindFineTuningJobs find) {
        return new CancelFineTuningJob(
                find,
                jobs,
                log,
                deployments,
                providers(),
                report(),
                errands,
                transactions,
                announcer,
                clock);
    }

    private RecordReport report() {
        var files = new InMemoryManagedFiles();
        var intake =
                new Intake(
                        new InMemoryFileContents(clock),
                        new AcceptingDatasetReader(),
                        FileLimits.DEFAULT);
        var hosting = new HostModel(providers(), clock);
        var harvest =
                new Harvest(
                        providers(),
                        hosting,
                        new JobFiles(files, errands, clock),
                        new GatherResults(providers(), intake, log, clock),
                        log,
                        clock);
        return new RecordReport(
                jobs,
                log,
                harvest,
                new KeepOutcome(checkpoints, models, files, announcer),
                new Tracking(
                        providers(),
                        new InMemoryExperimentTracker(),
                        new InMemoryTrackedRuns(),
                        errands,
                        clock),
                transactions,
                announcer,
                clock);
    }

    private static SignInTerms terms() {
        var issuer =
                new TrustedIssuer(
                        "Example <b>Login</b>",
                        URI.create(StandInSignInServer.ISSUER),
                        "tunegate",
                        new Secret("client-secret"),
                        List.of("openid"),
                        "groups",
                        Optional.empty());
        var rules =
                new GroupRules(
                        Set.of("platform"),
                        Set.of("audit"),
                        Set.of("lookers"),
                        List.of(
                                new GroupRules.TeamRule(
                                        "tuners", new TeamId("team-search"), MemberRole.MEMBER)));
        return new SignInTerms(
                Optional.of(issuer),
                rules,
                new SignInTerms.Admission(true, Set.of()),
                true,
                Optional.empty());
    }

    private ByProvider<FineTuningProvider> providers() {
        return new ByProvider<>(List.of(provider));
    }
}
