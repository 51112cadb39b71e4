package dev.tunegate.api;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Listens to what is logged while a test runs. */
public final class LogWatch implements AutoCloseable {

    private final Logger api = (Logger) LoggerFactory.getLogger("dev.tunegate.api");
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public LogWatch() {
        appender.start();
        api.setLevel(Level.DEBUG);
        root.addAppender(appender);
    }

    public boolean hasSeen(String words) {
        return List.copyOf(appender.list).stream()
                .anyMatch(it -> it.getFormattedMessage().contains(words));
    }

    /** What an operator would be alarmed by. */
    public List<String> alarms() {
        return List.copyOf(appender.list).stream()
                .filter(it -> it.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        api.setLevel(Level.INFO);
    }
}
