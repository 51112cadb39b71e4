package dev.tunegate.providers.dataset;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** One row while it is read: its tokens, and what was found wrong with it so far. */
final class Row {

    /**
     * Something wrong in the row.
     *
     * @param offset in bytes from the row's start
     */
    record Complaint(Topic topic, long offset, String rule, String message) {}

    private final JsonParser tokens;
    private final ImageAddresses addresses;
    private final List<Complaint> complaints = new ArrayList<>(0);

    Row(JsonParser tokens) {
        this(tokens, ImageAddresses.ANY);
    }

    Row(JsonParser tokens, ImageAddresses addresses) {
        this.tokens = tokens;
        this.addresses = addresses;
    }

    /** Where its pictures may be. */
    ImageAddresses addresses() {
        return addresses;
    }

    List<Complaint> complaints() {
        return complaints;
    }

    JsonToken token() {
        return tokens.currentToken();
    }

    /** The next token within the row; a row that ends here is broken. */
    JsonToken next() {
        var token = tokens.nextToken();
        if (token == null) {
            throw new StreamReadException(tokens, "The line ends too early");
        }
        return token;
    }

    boolean hasMore() {
        return tokens.nextToken() != null;
    }

    /** Goes to the next member of an object and stands on its value; null at the object's end. */
    @Nullable String member() {
        if (next() != JsonToken.PROPERTY_NAME) {
            return null;
        }
        var name = tokens.currentName();
        next();
        return name;
    }

    /** Goes to the next element of a list; false at its end. */
    boolean element() {
        return next() != JsonToken.END_ARRAY;
    }

    /** Passes over the value. */
    void skip() {
        tokens.skipChildren();
    }

    boolean isText() {
        return token() == JsonToken.VALUE_STRING;
    }

    boolean isNull() {
        return token() == JsonToken.VALUE_NULL;
    }

    boolean isObject() {
        return token() == JsonToken.START_OBJECT;
    }

    boolean isList() {
        return token() == JsonToken.START_ARRAY;
    }

    boolean isBoolean() {
        return token() == JsonToken.VALUE_TRUE || token() == JsonToken.VALUE_FALSE;
    }

    boolean isTrue() {
        return token() == JsonToken.VALUE_TRUE;
    }

    /** Whether the value is this very number. */
    boolean isInteger(int value) {
        return token() == JsonToken.VALUE_NUMBER_INT
                && tokens.getStringLength() == 1
                && tokens.getIntValue() == value;
    }

    String text() {
        return tokens.getString();
    }

    /** Where the current token begins, in bytes from the row's start. */
    long offset() {
        return tokens.currentTokenLocation().getByteOffset();
    }

    /** Passes over the value and tells where it ends, in bytes from the row's start. */
    long end() {
        tokens.skipChildren();
        tokens.finishToken();
        return tokens.currentLocation().getByteOffset();
    }

    void complain(Topic topic, String rule, String message) {
        complain(topic, offset(), rule, message);
    }

    void complain(Topic topic, long offset, String rule, String message) {
        complaints.add(new Complaint(topic, offset, rule, message));
    }

    /** Complains about the value and passes over it. */
    void refuse(Topic topic, String rule, String message) {
        complain(topic, rule, message);
        skip();
    }
}
