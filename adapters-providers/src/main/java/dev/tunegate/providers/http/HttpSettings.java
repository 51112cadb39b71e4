package dev.tunegate.providers.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the gateway is with providers, and how much it reads from them.
 *
 * @param connect until a connection stands
 * @param firstByte until an answer begins
 * @param total until a JSON answer has ended, where it need not begin later
 * @param chatFirstByte until an answer of a model, or of a grader that is a program, begins; they
 *     may think for long
 * @param stall how long an upload or a streamed answer may stand still
 * @param answerBytes the most bytes that a JSON answer may have
 */
@ConfigurationProperties("tunegate.providers.http")
public record HttpSettings(
        @DefaultValue("5s") Duration connect,
        @DefaultValue("30s") Duration firstByte,
        @DefaultValue("120s") Duration total,
        @DefaultValue("300s") Duration chatFirstByte,
        @DefaultValue("120s") Duration stall,
        @DefaultValue("8388608") int answerBytes) {

    public static final HttpSettings DEFAULT =
            new HttpSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(120),
                    8 << 20);
}
