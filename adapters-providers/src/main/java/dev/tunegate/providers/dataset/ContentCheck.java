package dev.tunegate.providers.dataset;

/** Checks a message's content: a string, or a list of parts. */
final class ContentCheck {

    private final Row row;
    private final Topic topic;
    private boolean image;

    ContentCheck(Row row, Topic topic) {
        this.row = row;
        this.topic = topic;
    }

    /** Whether the content that was checked last holds an image. */
    boolean hasImage() {
        return image;
    }

    /** Whether there is content at all; {@code null} is none. */
    boolean check() {
        image = false;
        if (row.isNull()) {
            return false;
        }
        if (row.isList()) {
            parts();
        } else if (!row.isText()) {
            row.refuse(topic, "content_type", "Content is a string or a list of parts.");
        }
        return true;
    }

    private void parts() {
        while (row.element()) {
            if (row.isObject()) {
                part();
            } else {
                row.refuse(topic, "content_part", "A part of the content must be an object.");
            }
        }
    }

    private void part() {
        long at = row.offset();
        var type = "";
        boolean hasText = false;
        boolean hasImage = false;
        for (var name = row.member(); name != null; name = row.member()) {
            switch (name) {
                case "type" -> type = row.isText() ? row.text() : "";
                case "text", "refusal" -> hasText = row.isText();
                case "image_url" -> hasImage = imageUrl();
                default -> {}
            }
            row.skip();
        }
        image |= type.equals("image_url");
        boolean whole =
                switch (type) {
                    case "text", "refusal" -> hasText;
                    case "image_url" -> hasImage;
                    default -> false;
                };
        if (!whole) {
            row.complain(
                    topic,
                    at,
                    "content_part",
                    "A part is {type: text, text}, {type: refusal, refusal} or"
                            + " {type: image_url, image_url: {url}}, its url https:, data:,"
                            + " gs: or s3:.");
        }
    }

    /** Leaves the row at the end of the value. */
    private boolean imageUrl() {
        if (!row.isObject()) {
            return false;
        }
        boolean sound = false;
        for (var name = row.member(); name != null; name = row.member()) {
            if (name.equals("url")) {
                sound = row.isText() && isImageAddress(row.text());
            }
            row.skip();
        }
        return sound;
    }

    private boolean isImageAddress(String url) {
        if (!ImageAddresses.isOne(url)) {
            return false;
        }
        if (!row.addresses().take(url)) {
            row.complain(
                    topic,
                    "image_address",
                    "A picture must stand in the row as a data: URL, or be at an https: address.");
        }
        return true;
    }
}
