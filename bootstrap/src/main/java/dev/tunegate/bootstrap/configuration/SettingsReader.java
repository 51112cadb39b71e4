package dev.tunegate.bootstrap.configuration;

import dev.tunegate.api.web.BrowserAccess;
import dev.tunegate.application.access.GrantWords;
import dev.tunegate.application.catalog.CallerCredentials;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.finetuning.SubmissionTiming;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.finetuning.PollingPlan;
import dev.tunegate.domain.finetuning.TrackerTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code general_settings} and our own {@code tunegate_settings}. */
final class SettingsReader {

    private static final String LONG_NAME = "tunegate_settings";
    private static final String SHORT_NAME = "tunegate";
    private static final String EVERYTHING = "everything";
    private static final List<String> EMPTY_MODELS = List.of("nothing", EVERYTHING);
    private static final int SHORTEST_MASTER_KEY = 16;

    /** No single call to a provider lasts longer; a shorter patience looks too early. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private final Reading reading;

    SettingsReader(Reading reading) {
        this.reading = reading;
    }

    GatewaySettings read(Section top) {
        var general = top.section("general_settings");
        var masterKey = general.flatMap(this::masterKey);
        var databaseUrl = general.flatMap(it -> it.text("database_url")).map(Secret::new);
        general.ifPresent(it -> it.finish(IdleKeys.GENERAL));
        var own = own(top);
        var timing = own.map(this::timing).orElse(SubmissionTiming.DEFAULT);
        var limits = own.map(this::limits).orElse(FileLimits.DEFAULT);
        var callers =
                own.flatMap(it -> it.section("caller_credentials"))
                        .map(new CallerCredentialsReader(reading)::read)
                        .orElse(CallerCredentials.NOWHERE);
        var words =
                own.flatMap(it -> it.section("access"))
                        .map(this::grantWords)
                        .orElse(GrantWords.STRICT);
        var signIn =
                own.flatMap(it -> it.section("sign_in"))
                        .map(new SignInReader(reading)::read)
                        .orElse(SignInTerms.LOCAL);
        var tracker =
                own.flatMap(it -> it.section("wandb"))
                        .map(new WandbReader(reading)::read)
                        .orElse(TrackerTerms.NONE);
        var outbound =
                own.flatMap(it -> it.section("outbound"))
                        .map(new OutboundReader(reading)::read)
                        .orElse(List.of());
        var browsers = own.map(new BrowserReader(reading)::read).orElse(BrowserAccess.DEFAULT);
        own.ifPresent(it -> it.finish(IdleKeys.NONE));
        return new GatewaySettings(
                masterKey,
                databaseUrl,
                timing,
                limits,
                callers,
                words,
                signIn,
                tracker,
                outbound,
                browsers);
    }

    /** The section goes by a long name, which is like its neighbours', and by a short one. */
    private Optional<Section> own(Section top) {
        if (top.has(LONG_NAME) && top.has(SHORT_NAME)) {
            reading.problem(
                    top.place(SHORT_NAME), "is another name of " + LONG_NAME + "; keep one.");
        }
        return top.section(LONG_NAME).or(() -> top.section(SHORT_NAME));
    }

    private Optional<Secret> masterKey(Section general) {
        var key = general.text("master_key");
        if (key.filter(it -> it.length() < SHORTEST_MASTER_KEY).isPresent()) {
            reading.problem(
                    general.place("master_key"),
                    "has fewer than " + SHORTEST_MASTER_KEY + " characters.");
            return Optional.empty();
        }
        return key.map(Secret::new);
    }

    private GrantWords grantWords(Section access) {
        var word = access.text("empty_models");
        access.finish(IdleKeys.NONE);
        if (word.filter(it -> !EMPTY_MODELS.contains(it)).isPresent()) {
            reading.problem(access.place("empty_models"), "must be one of " + EMPTY_MODELS + ".");
        }
        return new GrantWords(word.filter(EVERYTHING::equals).isPresent());
    }

    private SubmissionTiming timing(Section own) {
        var usual = SubmissionTiming.DEFAULT;
        var patience = positive(own, "patience").orElse(usual.patience());
        var horizon = positive(own, "horizon").orElse(usual.horizon());
        if (patience.compareTo(LONGEST_CALL) < 0) {
            reading.warning(
                    own.place("patience"),
                    "is shorter than the "
                            + LONGEST_CALL.toSeconds()
                            + " s that one call to a provider may last.");
        }
        return new SubmissionTiming(
                own.duration("create_wait").orElse(usual.createWait()),
                patience,
                horizon,
                polling(own, usual.polling()));
    }

    private PollingPlan polling(Section own, PollingPlan usual) {
        var fastest = positive(own, "polling_fastest").orElse(usual.fastest());
        var slowest = positive(own, "polling_slowest").orElse(usual.slowest());
        if (slowest.compareTo(fastest) < 0) {
            reading.problem(
                    own.place("polling_slowest"), "must not be shorter than polling_fastest.");
            return usual;
        }
        return new PollingPlan(fastest, slowest);
    }

    private Optional<Duration> positive(Section own, String key) {
        var duration = own.duration(key);
        if (duration.filter(Duration::isZero).isPresent()) {
            reading.problem(own.place(key), "must be longer than nothing.");
            return Optional.empty();
        }
        return duration;
    }

    private FileLimits limits(Section own) {
        long bytes = own.bytes("max_file_bytes").orElse(FileLimits.DEFAULT.maxBytes());
        if (bytes == 0) {
            reading.problem(own.place("max_file_bytes"), "must be more than nothing.");
        }
        return new FileLimits(bytes);
    }
}
