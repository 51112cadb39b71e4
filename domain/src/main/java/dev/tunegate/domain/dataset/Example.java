package dev.tunegate.domain.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What one row of training data teaches, whatever the format it came in. */
public sealed interface Example {

    DatasetFormat format();

    /** A conversation whose answers are to be learnt. */
    record Chat(Conversation conversation) implements Example {

        @Override
        public DatasetFormat format() {
            return DatasetFormat.CHAT;
        }
    }

    /**
     * A text and how it goes on.
     *
     * @param more every further member of the row
     */
    record Completion(String prompt, String completion, SequencedMap<String, JsonText> more)
            implements Example {

        public Completion {
            more = copy(more);
        }

        @Override
        public DatasetFormat format() {
            return DatasetFormat.COMPLETION;
        }
    }

    /**
     * A conversation with a better and a worse answer.
     *
     * @param more every further member of the row; those of its input are the conversation's
     */
    record Preference(
            Conversation input,
            Message.Assistant preferred,
            Message.Assistant other,
            SequencedMap<String, JsonText> more)
            implements Example {

        public Preference {
            more = copy(more);
        }

        @Override
        public DatasetFormat format() {
            return DatasetFormat.PREFERENCE;
        }
    }

    /** A conversation that awaits its answer; further members are for the graders. */
    record Reinforcement(Conversation conversation) implements Example {

        @Override
        public DatasetFormat format() {
            return DatasetFormat.REINFORCEMENT;
        }
    }

    private static SequencedMap<String, JsonText> copy(SequencedMap<String, JsonText> members) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }
}
