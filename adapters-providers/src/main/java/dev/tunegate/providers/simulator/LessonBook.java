package dev.tunegate.providers.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes short lessons from the first rows of a training file until 32 KiB are full. */
final class LessonBook {

    private static final int MOST_BYTES = 32 * 1024;
    private static final int MOST_ROWS = 2_000;
    private static final int LONGEST_QUESTION = 600;
    private static final int LONGEST_ANSWER = 1_200;

    private final JsonMapper mapper = new JsonMapper();
    private final List<Lesson> lessons = new ArrayList<>();
    private int bytes;
    private int rows;

    boolean isFull() {
        return bytes >= MOST_BYTES || rows >= MOST_ROWS;
    }

    List<Lesson> lessons() {
        return lessons;
    }

    /** Reads one row; a row that holds no short question with an answer is passed over. */
    void read(byte[] row, int length) {
        rows++;
        try {
            lesson(mapper.readTree(row, 0, length))
                    .filter(LessonBook::isShort)
                    .ifPresent(this::add);
        } catch (JacksonException _) {
            // The gateway has checked the file before; what is no JSON teaches nothing.
            return;
        }
    }

    private void add(Lesson lesson) {
        int size = mapper.writeValueAsBytes(lesson).length + 1;
        if (bytes + size <= MOST_BYTES) {
            lessons.add(lesson);
            bytes += size;
        } else {
            bytes = MOST_BYTES;
        }
    }

    private static boolean isShort(Lesson lesson) {
        return !lesson.question().isBlank()
                && !lesson.answer().isBlank()
                && lesson.question().length() <= LONGEST_QUESTION
                && lesson.answer().length() <= LONGEST_ANSWER;
    }

    private static Optional<Lesson> lesson(JsonNode row) {
        if (row.has("messages")) {
            return ofConversation(row.path("messages"));
        }
        if (row.has("preferred_output")) {
            var question = lastOf(row.path("input").path("messages"), "user");
            return lesson(question, lastOf(row.path("preferred_output"), "assistant"));
        }
        return row.path("prompt").isString()
                ? Optional.of(
                        new Lesson(
                                row.path("prompt").asString(), row.path("completion").asString("")))
                : Optional.empty();
    }

    /** The last answer, and the question before it. */
    private static Optional<Lesson> ofConversation(JsonNode messages) {
        var question = "";
        Optional<Lesson> lesson = Optional.empty();
        for (var message : messages) {
            switch (message.path("role").asString("")) {
                case "user" -> question = text(message);
                case "assistant" -> lesson = Optional.of(new Lesson(question, text(message)));
                default -> {}
            }
        }
        return lesson;
    }

    private static Optional<Lesson> lesson(Optional<String> question, Optional<String> answer) {
        return question.flatMap(q -> answer.map(a -> new Lesson(q, a)));
    }

    private static Optional<String> lastOf(JsonNode messages, String role) {
        Optional<String> last = Optional.empty();
        for (var message : messages) {
            if (message.path("role").asString("").equals(role)) {
                last = Optional.of(text(message));
            }
        }
        return last;
    }

    private static String text(JsonNode message) {
        var content = message.path("content");
        if (content.isString()) {
            return content.asString();
        }
        var text = new StringBuilder();
        for (var part : content) {
            text.append(part.path("text").asString(""));
        }
        return text.toString();
    }
}
