package dev.tunegate.admin.finetuning;

import dev.tunegate.domain.finetuning.JobEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The loss of a training run over its steps, ready to be drawn: every place is a coordinate in
 * {@link #viewBox}.
 *
 * @param description what the picture shows, for whoever cannot see it
 */
record LossCurve(String description, Axis across, Axis up, Series training, Series validation) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 300;
    private static final int LEFT = 64;
    private static final int RIGHT = WIDTH - 18;
    private static final int TOP = 16;
    private static final int BOTTOM = HEIGHT - 34;
    private static final int TICKS = 5;
    private static final int MOST_DOTS = 60;

    /**
     * One line of the picture.
     *
     * @param path an SVG path; empty if there is nothing to draw
     * @param dots the points themselves where they are few enough to be told apart
     */
    record Series(String path, List<Dot> dots, String last) {}

    /** One measured point. */
    record Dot(String x, String y, String label) {}

    private record Point(double step, double loss) {}

    /** The curve in these events, oldest first; empty as long as no loss was measured. */
    static Optional<LossCurve> of(List<JobEvent> events) {
        var data = events.stream().map(it -> it.text().data()).toList();
        var training = points(data, "train_loss");
        var validation = points(data, "valid_loss", "full_valid_loss");
        if (training.isEmpty() && validation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(drawn(training, validation, end(data, training, validation)));
    }

    /** What the coordinates are measured in. Public, as is all that the template asks for. */
    public String viewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    public int left() {
        return LEFT;
    }

    public int right() {
        return RIGHT;
    }

    public int bottom() {
        return BOTTOM;
    }

    private static LossCurve drawn(List<Point> training, List<Point> validation, double end) {
        var losses = all(training, validation, Point::loss).summaryStatistics();
        double first = all(training, validation, Point::step).min().orElse(0);
        var across = Axis.exact(Math.min(first, 1), end, LEFT, RIGHT, TICKS * 2);
        var up =
                Axis.rounded(
                        Math.min(losses.getMin(), Math.max(0, losses.getMin() - 0.1)),
                        losses.getMax(),
                        BOTTOM,
                        TOP,
                        TICKS);
        return new LossCurve(
                description(training, validation),
                across,
                up,
                series(training, across, up),
                series(validation, across, up));
    }

    private static Series series(List<Point> points, Axis across, Axis up) {
        var path =
                points.stream()
                        .map(it -> across.at(it.step()) + " " + up.at(it.loss()))
                        .collect(Collectors.joining(" L", "M", ""));
        var dots =
                points.size() > MOST_DOTS
                        ? List.<Dot>of()
                        : points.stream().map(it -> dot(it, across, up)).toList();
        return new Series(points.size() < 2 ? "" : path, dots, last(points));
    }

    private static Dot dot(Point point, Axis across, Axis up) {
        var label =
                "Step %s: %s".formatted(Figures.whole(point.step()), Figures.loss(point.loss()));
        return new Dot(across.at(point.step()), up.at(point.loss()), label);
    }

    private static String last(List<Point> points) {
        return points.isEmpty() ? "" : Figures.loss(points.getLast().loss());
    }

    private static String description(List<Point> training, List<Point> validation) {
        return Stream.of(
                        sentence("Training loss", training),
                        sentence("Validation loss", validation))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> sentence(String name, List<Point> points) {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        var from = points.getFirst();
        var to = points.getLast();
        return Optional.of(
                "%s went from %s at step %s to %s at step %s."
                        .formatted(
                                name,
                                Figures.loss(from.loss()),
                                Figures.whole(from.step()),
                                Figures.loss(to.loss()),
                                Figures.whole(to.step())));
    }

    /** The last step there will be, where that is known; else the last one measured. */
    private static double end(
            List<Map<String, BigDecimal>> data, List<Point> training, List<Point> validation) {
        double measured = all(training, validation, Point::step).max().orElse(1);
        return data.stream()
                .flatMap(it -> number(it, "total_steps").stream())
                .mapToDouble(Double::doubleValue)
                .reduce(measured, Math::max);
    }

    private static DoubleStream all(
            List<Point> training, List<Point> validation, Function<Point, Double> part) {
        return Stream.concat(training.stream(), validation.stream()).mapToDouble(part::apply);
    }

    private static List<Point> points(List<Map<String, BigDecimal>> data, String... names) {
        return data.stream().flatMap(it -> point(it, names).stream()).toList();
    }

    private static Optional<Point> point(Map<String, BigDecimal> data, String... names) {
        return Stream.of(names)
                .flatMap(it -> number(data, it).stream())
                .findFirst()
                .flatMap(loss -> number(data, "step").map(step -> new Point(step, loss)));
    }

    private static Optional<Double> number(Map<String, BigDecimal> data, String name) {
        return Optional.ofNullable(data.get(name))
                .map(BigDecimal::doubleValue)
                .filter(Double::isFinite);
    }
}
