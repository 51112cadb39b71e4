package dev.tunegate.domain.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A sender that brings everything to one receiver in the test, which answers as it is told. */
public final class StandInReceiver implements WebhookSender {

    private final List<Message> heard = new ArrayList<>();
    private Function<Message, Reply> answer = _ -> answered(200);

    public static Reply answered(int status) {
        return new Reply.Answered(status, Optional.empty());
    }

    /** How it answers from now on. */
    public synchronized void answering(Function<Message, Reply> next) {
        answer = next;
    }

    public void answering(int status) {
        answering(_ -> answered(status));
    }

    public void silent() {
        answering(_ -> new Reply.Silent(Reply.Reason.UNREACHABLE));
    }

    /** Everything that came to its door, whether it was taken or not. */
    public synchronized List<Message> heard() {
        return List.copyOf(heard);
    }

    @Override
    public Reply send(Message message) {
        Function<Message, Reply> now;
        synchronized (this) {
            heard.add(message);
            now = answer;
        }
        return now.apply(message);
    }
}
