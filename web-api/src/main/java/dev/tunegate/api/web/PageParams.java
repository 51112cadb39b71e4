package dev.tunegate.api.web;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Reads {@code after}, {@code limit} and {@code order} from a query. */
public record PageParams(int usual, int most) {

    /**
     * @throws Refusal.InvalidInput naming the parameter that is out of range
     */
    public ListQuery of(HttpServletRequest request) {
        return new ListQuery(after(request), limit(request), order(request));
    }

    private static Optional<String> after(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("after")).filter(it -> !it.isEmpty());
    }

    private int limit(HttpServletRequest request) {
        var text = request.getParameter("limit");
        if (text == null || text.isEmpty()) {
            return usual;
        }
        if (!text.matches("-?[0-9]{1,9}")) {
            throw invalid(
                    "invalid_type", "expected an integer, but got '" + shortened(text) + "'.");
        }
        int limit = Integer.parseInt(text);
        if (limit < 1) {
            throw invalid("integer_below_min_value", limit + " is less than the minimum of 1.");
        }
        if (limit > most) {
            throw invalid(
                    "integer_above_max_value",
                    limit + " is greater than the maximum of " + most + ".");
        }
        return limit;
    }

    private static Refusal invalid(String code, String what) {
        return new Refusal.InvalidInput("limit", code, "Invalid 'limit': " + what);
    }

    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }

    private static ListQuery.Order order(HttpServletRequest request) {
        var word = Optional.ofNullable(request.getParameter("order")).orElse("desc");
        return switch (word) {
            case "desc", "descending" -> ListQuery.Order.NEWEST_FIRST;
            case "asc", "ascending" -> ListQuery.Order.OLDEST_FIRST;
            default ->
                    throw new Refusal.InvalidInput(
                            "order", "invalid_value", "Invalid 'order': expected asc or desc.");
        };
    }
}
