package dev.tunegate.admin.key;

import dev.tunegate.admin.web.PageQuery.PageView;
import java.util.List;
import java.util.Map;

/** The list of keys; {@code count} says how many there are in all. */
record KeysView(PageView<KeyView> page, String count) {

    /** The form that asks for a key, as it was filled in, with what is wrong beside each field. */
    record FormView(
            IssueKeyForm given,
            List<Choice> models,
            List<Choice> types,
            List<Choice> lifetimes,
            Map<String, String> errors) {}

    /** Something that can be chosen. */
    record Choice(String id, String value, String label, boolean chosen) {}

    /**
     * A fresh secret of a key. It prints as stars.
     *
     * @param until how long it opens, or the one before it
     * @param next where to go once it is stored
     */
    record IssuedView(String heading, String name, String secret, String until, String next) {

        @Override
        public String toString() {
            return "***";
        }
    }
}
