package dev.tunegate.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import dev.tunegate.application.key.IssuedKey;
import dev.tunegate.domain.access.RequestMeter;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.InMemoryManagedFiles;
import dev.tunegate.domain.inference.ScriptedInference;
import dev.tunegate.domain.key.InMemoryVirtualKeys;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKey.Holder;
import dev.tunegate.domain.key.VirtualKey.Powers;
import dev.tunegate.domain.organization.InMemoryTeams;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What limited callers are told, and when they are refused. */
final class LimitsTest {

    private static final String MODELS = "/v1/models";
    private static final String JOBS = "/v1/fine_tuning/jobs";
    private static final String ROW = "{\"messages\":[]}\n";
    private static final String FORM =
            "--cut\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nfine-tune\r\n"
                    + "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.jsonl\""
                    + "\r\n\r\n%s\r\n--cut--\r\n";

    private final SettableClock clock = TestServer.bean(SettableClock.class);

    private static Limits requests(long most) {
        return new Limits(Optional.of(most), Optional.empty(), Optional.empty());
    }

    private static Limits jobs(long most) {
        return new Limits(Optional.empty(), Optional.of(most), Optional.empty());
    }

    private static Limits bytes(long most) {
        return new Limits(Optional.empty(), Optional.empty(), Optional.of(most));
    }

    private static Client limited(Limits limits) {
        return TestServer.with(limitedKey(limits));
    }

    private static IssuedKey limitedKey(Limits limits) {
        var key = TestServer.tenant();
        TestServer.bean(InMemoryVirtualKeys.class)
                .change(key.key().id(), it -> it.with(limitedTo(it, limits), it.revision()));
        return key;
    }

    private static Powers limitedTo(VirtualKey key, Limits limits) {
        return new Powers(
                key.powers().type(), key.powers().environment(), key.powers().models(), limits);
    }

    /** A key of a team with these limits, without any of its own. */
    private Client inTeam(TeamId id, Limits limits, IssuedKey key) {
        var profile = Profile.EMPTY.granting(ModelGrants.ALL).limitedTo(limits);
        TestServer.bean(InMemoryTeams.class)
                .add(
                        new Team(
                                id,
                                Optional.empty(),
                                profile,
                                Set.of(),
                                Revision.first(clock.instant(), "test")));
        var holder =
                new Holder(Optional.empty(), Optional.of(id), Optional.empty(), Optional.empty());
        TestServer.bean(InMemoryVirtualKeys.class)
                .change(key.key().id(), it -> it.with(holder, it.revision()));
        return TestServer.with(key);
    }

    @Test
    void a_caller_without_limits_is_told_nothing_of_them() {
        var answer = TestServer.someTenant().get(MODELS).ok();

        assertThat(answer.header("x-ratelimit-limit-requests")).isEmpty();
    }

    @Test
    void every_answer_says_how_many_requests_are_left() {
        var client = limited(requests(3));

        var first = client.get(MODELS).ok();
        var lost = client.get("/v1/no/such/route");

        assertThat(first.header("x-ratelimit-limit-requests")).contains("3");
        assertThat(first.header("x-ratelimit-remaining-requests")).contains("2");
        assertThat(first.header("x-ratelimit-reset-requests")).contains("1m0s");
        assertThat(lost.status()).isEqualTo(404);
        assertThat(lost.header("x-ratelimit-remaining-requests")).contains("1");
    }

    @Test
    void who_has_made_all_requests_is_told_when_there_are_more() {
        var client = limited(requests(1));
        client.get(MODELS).ok();
        clock.advance(Duration.ofSeconds(18));

        var refused = client.get(MODELS);
        clock.advance(Duration.ofSeconds(42));
        var next = client.get(MODELS);

        refused.isError(429, "rate_limit_exceeded");
        assertThat(refused.at("/error/type").asString()).isEqualTo("requests");
        assertThat(refused.at("/error/message").asString()).startsWith("The key may make 1");
        assertThat(refused.header("retry-after")).contains("42");
        assertThat(refused.header("x-should-retry")).contains("true");
        assertThat(refused.header("x-ratelimit-remaining-requests")).contains("0");
        next.ok();
    }

    @Test
    void asking_about_the_own_key_is_free() {
        var client = limited(requests(1));
        client.get(MODELS).ok();

        client.get("/key/info").ok();
        client.get("/v1/key/info").ok();
        client.get("/key/info?key=another").isError(429, "rate_limit_exceeded");
    }

    @Test
    void a_grader_counts_as_often_as_it_asks() {
        var models = TestServer.bean(ScriptedInference.class);
        var judge =
                "{'type':'score_model','name':'j','model':'gpt-4o-mini','input':"
                        + "[{'role':'user','content':'x'}]}";
        var body =
                "{'model_sample':'x','grader':{'type':'multi','name':'m','calculate_output':'a',"
                        + "'graders':{'a':%s,'b':%s,'c':%s}}}".formatted(judge, judge, judge);
        var graders = "/v1/fine_tuning/alpha/graders/run";
        int before = models.requests().size();

        limited(requests(2)).postJson(graders, body).isError(429, "rate_limit_exceeded");
        assertThat(models.requests()).hasSize(before);
        var roomy = limited(requests(3));
        roomy.postJson(graders, body).ok();
        assertThat(models.requests()).hasSize(before + 3);
        roomy.get(MODELS).isError(429, "rate_limit_exceeded");
    }

    @Test
    void the_tightest_of_all_limits_is_told() {
        var key = limitedKey(requests(9));
        var client = inTeam(TeamId.fresh(), requests(2), key);

        var answer = client.get(MODELS).ok();
        client.get(MODELS).ok();
        var refused = client.get(MODELS);

        assertThat(answer.header("x-ratelimit-limit-requests")).contains("2");
        assertThat(answer.header("x-ratelimit-remaining-requests")).contains("1");
        assertThat(refused.at("/error/message").asString()).startsWith("The team may make 2");
    }

    @Test
    void a_key_that_is_not_known_counts_for_nobody() {
        var key = limitedKey(requests(1));
        for (int i = 0; i < 3; i++) {
            TestServer.nobody().get(MODELS).isError(401, "missing_api_key");
        }

        TestServer.with(key).get(MODELS).ok();
    }

    @Test
    void no_more_jobs_are_begun_than_may_be_under_way() {
        var key = limitedKey(jobs(1));
        var client = TestServer.with(key);
        var file = fileOf(key);

        var first = create(client, file, 1).ok();
        var refused = create(client, file, 2);
        client.post(JOBS + "/" + first.at("/id").asString() + "/cancel").ok();

        refused.isError(429, "running_jobs_limit_reached");
        assertThat(refused.header("retry-after")).isEmpty();
        assertThat(refused.header("x-should-retry")).contains("false");
        create(client, file, 2).ok();
    }

    @Test
    void a_create_that_is_tried_again_gets_its_job_where_there_is_no_place_left() {
        var key = limitedKey(jobs(1));
        var client = TestServer.with(key);
        var file = fileOf(key);

        var first = create(client, file, 1, "Idempotency-Key", "once").ok();
        var again = create(client, file, 1, "Idempotency-Key", "once").ok();

        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        create(client, file, 3, "Idempotency-Key", "twice")
                .isError(429, "running_jobs_limit_reached");
    }

    private static Answer create(Client client, String file, int seed, String... headers) {
        var json = "{'model':'gpt-4o-mini','training_file':'%s','seed':%d}".formatted(file, seed);
        return client.postJson(JOBS, json, headers);
    }

    private static String fileOf(IssuedKey key) {
        var file =
                FileFixture.aFile()
                        .ownedBy(key.key().owner())
                        .formatted(DatasetFormat.CHAT)
                        .storedAt("openai-1", "copy")
                        .build();
        TestServer.bean(InMemoryManagedFiles.class).add(file);
        return file.id().value();
    }

    private static Answer upload(Client client, String rows) {
        var body = FORM.formatted(rows);
        return client.send(
                "POST",
                "/v1/files",
                BodyPublishers.ofString(body),
                "Content-Type",
                "multipart/form-data; boundary=cut");
    }

    @Test
    void no_more_bytes_are_kept_than_may_be() {
        var client = limited(bytes(2L * ROW.length()));

        var first = upload(client, ROW).ok();
        upload(client, ROW).ok();
        var refused = upload(client, ROW);
        client.delete("/v1/files/" + first.at("/id").asString()).ok();

        refused.isError(429, "storage_limit_reached");
        assertThat(refused.header("x-should-retry")).contains("false");
        upload(client, ROW).ok();
    }

    @Test
    void nothing_is_left_of_a_file_that_does_not_fit() {
        var before = TestServer.bean(InMemoryFileContents.class).size();

        upload(limited(bytes(1)), ROW.repeat(100)).isError(429, "storage_limit_reached");

        assertThat(TestServer.bean(InMemoryFileContents.class).size()).isEqualTo(before);
    }

    @Test
    void a_member_of_a_team_that_keeps_too_much_keeps_nothing_more() {
        var team = TeamId.fresh();
        var key = TestServer.tenant();
        var client = inTeam(team, bytes(ROW.length()), key);

        var kept = upload(client, ROW).ok();
        var refused = upload(client, ROW);

        refused.isError(429, "storage_limit_reached");
        assertThat(refused.at("/error/message").asString()).startsWith("The team may keep");
        var file = new FileId(kept.at("/id").asString());
        assertThat(TestServer.bean(InMemoryManagedFiles.class).find(file).orElseThrow().by().team())
                .contains(team);
    }

    @Test
    void times_are_written_as_openai_does() {
        assertThat(MeterFilter.text(RequestMeter.WINDOW)).isEqualTo("1m0s");
        assertThat(MeterFilter.text(Duration.ofMillis(12_500))).isEqualTo("12.5s");
        assertThat(MeterFilter.text(Duration.ofMillis(120))).isEqualTo("120ms");
        assertThat(MeterFilter.text(Duration.ofSeconds(20))).isEqualTo("20s");
    }
}
