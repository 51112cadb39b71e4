package dev.tunegate.providers.bedrock.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A loopback server that speaks as AWS does: S3, STS, Bedrock's control plane and its models, all
 * at one address. It checks every signature, counts what it is asked, moves jobs on command or
 * whenever they are looked at, and misbehaves on command. Big bodies go to disk. The same commands
 * can be given over HTTP under {@code /_control}, unsigned.
 */
public final class BedrockWireServer implements AutoCloseable {

    public static final String REGION = "us-east-1";
    public static final String ACCOUNT = "123456789012";
    public static final String BUCKET = "tunegate-wire";
    public static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/BedrockTraining";
    public static final String ACCESS_KEY = "AKIAWIRE000000000001";
    public static final String SECRET_KEY = "secret-key-of-the-wire-server";

    /** What Bedrock takes as a bearer instead of a signature. */
    public static final String API_KEY = "bedrock-api-key-of-the-wire-server";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;
    private final WireApi api;

    private BedrockWireServer(int port, Clock clock) throws IOException {
        this.api = new WireApi(clock);
        this.http =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        http.setExecutor(threads);
        http.createContext("/", new WireHandler(api));
        http.start();
    }

    /** Starts a server on a free port. */
    public static BedrockWireServer start() {
        return start(0, Clock.systemUTC());
    }

    /**
     * @param port 0 for a free one
     * @param clock what jobs and objects are dated with
     */
    public static BedrockWireServer start(int port, Clock clock) {
        try {
            return new BedrockWireServer(port, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** What an account must say in the configuration to use this server. */
    public Map<String, String> settings() {
        return settings(address());
    }

    static Map<String, String> settings(URI address) {
        return Map.of(
                "aws_region_name",
                REGION,
                "s3_bucket_name",
                BUCKET,
                "s3_bucket_owner",
                ACCOUNT,
                "bedrock_role_arn",
                ROLE,
                "aws_bedrock_endpoint",
                address.toString(),
                "aws_bedrock_runtime_endpoint",
                address.toString(),
                "s3_endpoint",
                address.toString(),
                "sts_endpoint",
                address.toString());
    }

    /** Its credentials, by the words of the configuration. */
    public static Map<String, String> secrets() {
        return Map.of("aws_access_key_id", ACCESS_KEY, "aws_secret_access_key", SECRET_KEY);
    }

    /** Errs at the next request of that kind; several faults for one kind are taken in order. */
    public void misbehave(Misbehaviour fault) {
        api.misbehave(fault);
    }

    /** Whether every look at a job moves it one stage on, up to success. */
    public void moveJobsWhenLookedAt(boolean moves) {
        api.jobs().moveWhenLookedAt(moves);
    }

    /**
     * Puts a job into another stage or status, with all that belongs to it.
     *
     * @param job its name or ARN
     * @param word {@code validation}, {@code dataProcessing}, {@code training}, {@code Completed},
     *     {@code Failed}, {@code Stopping} or {@code Stopped}
     */
    public void move(String job, String word) {
        api.jobs().move(job, word);
    }

    public void fail(String job, String message) {
        api.jobs().fail(job, message);
    }

    /** Leaves the details of a job's status out. */
    public void hideDetails(String job) {
        api.jobs().find(job).orElseThrow().hideDetails();
    }

    /** Makes lists of jobs come in pages of so many, whatever is asked. */
    public void pagesOf(int most) {
        api.jobs().pagesOf(most);
    }

    /** From now on deployments fail for this reason. */
    public void failDeployments(String reason) {
        api.models().failDeployments(reason);
    }

    /** From now on streamed answers end in the middle with this exception. */
    public void breakStreams(String exception) {
        api.converse().breakStreams(exception);
    }

    /** The ARNs of all jobs, the oldest first. */
    public List<String> jobs() {
        return api.jobs().all().stream().map(WireJob::arn).toList();
    }

    /** What a job was made with, as JSON. */
    public String asked(String job) {
        return api.jobs().find(job).orElseThrow().asked().toString();
    }

    /** How many jobs carry each request token. */
    public Map<String, Long> jobsByToken() {
        return api.jobs().byToken();
    }

    /** How many deployments carry each request token. */
    public Map<String, Long> deploymentsByToken() {
        return api.models().byToken();
    }

    public List<String> deployments() {
        return api.models().deployments();
    }

    public List<String> deletedModels() {
        return api.models().deletedModels();
    }

    /** The keys of all objects in the bucket. */
    public List<String> objects() {
        return api.disk().list("", "").stream().map(Map.Entry::getKey).toList();
    }

    /** How many uploads in parts are under way. */
    public int uploadsUnderWay() {
        return api.disk().uploads("").size();
    }

    /** An object's content, for objects that fit into memory. */
    public Optional<String> content(String key) {
        return api.disk().find(key).map(BedrockWireServer::text);
    }

    private static String text(S3Disk.Entry entry) {
        try (var in = entry.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash of an object's content: lower-case hex. */
    public Optional<String> sha256(String key) {
        return api.disk().find(key).map(BedrockWireServer::hash);
    }

    static String hash(S3Disk.Entry entry) {
        try {
            return entry.sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What AssumeRole was last asked. */
    public Map<String, String> assumedRole() {
        return api.sts().last();
    }

    /** Every request, in the order in which they had arrived whole. */
    public List<SeenCall> requests() {
        return api.seen();
    }

    /** How many requests came whose method and path are like this. */
    public long requests(String line) {
        return api.seen().stream().filter(it -> it.line().matches(line)).count();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        api.close();
    }
}
