package framescope.ui.ladder;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.RowKind;
import framescope.protocol.Severity;
import framescope.text.ByteCount;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.text.TimeSpan;
import framescope.ui.control.SeverityIcon;
import framescope.ui.ladder.LadderStep.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;

/// A step of the ladder: an arrow from one end's line to the other's with what it stands for, or
/// words across both for an event. Used again for another step when the ladder moves.
final class LadderStepView extends Region {
    /// Where the client's line is, from the left.
    static final double CLIENT = 150;

    /// Where the server's line is, from the right.
    static final double SERVER = 76;

    private static final PseudoClass FROM_CLIENT = PseudoClass.getPseudoClass("from-client");
    private static final PseudoClass CONTROL = PseudoClass.getPseudoClass("control-frame");
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double HEAD = 8;
    private static final double FRAGMENT_LANE = 7;
    private static final double PING_LANE = 16;
    private static final double GAP = 6;
    private static final double TIME_WIDTH = 68;

    private final RowText texts;
    private final Label time = new Label();
    private final Label words = new Label();
    private final SeverityIcon severity = new SeverityIcon();
    private final Label roundTrip = new Label();
    private final Line clientLine = new Line();
    private final Line serverLine = new Line();
    private final Line shaft = new Line();
    private final Polygon head = new Polygon(0, 0, -HEAD, -HEAD / 2, -HEAD, HEAD / 2);
    private final List<Bracket> fragments;
    private final List<Bracket> pings;
    private @Nullable LadderStep step;

    /// A line beside an end's line, with a hook where it begins and ends.
    private record Bracket(Line line, Line hook) {
        static Bracket styled(String style) {
            Bracket bracket = new Bracket(new Line(), new Line());
            bracket.line.getStyleClass().add(style);
            bracket.hook.getStyleClass().add(style);
            return bracket;
        }

        void show(Part part, double x, double towards, double middle, double height) {
            line.setVisible(part != Part.NONE);
            hook.setVisible(part == Part.BEGIN || part == Part.END);
            double from = part == Part.BEGIN ? middle : 0;
            double to = part == Part.END ? middle : height;
            place(line, x, from, x, to);
            place(hook, x, middle, towards, middle);
        }
    }

    LadderStepView(RowText texts) {
        this.texts = texts;
        getStyleClass().add("ladder-step");
        time.getStyleClass().add("ladder-time");
        words.getStyleClass().add("ladder-words");
        roundTrip.getStyleClass().add("ladder-round-trip");
        clientLine.getStyleClass().add("life-line");
        serverLine.getStyleClass().add("life-line");
        shaft.getStyleClass().add("ladder-arrow");
        head.getStyleClass().add("ladder-head");
        getChildren().addAll(clientLine, serverLine, shaft, head, time, words, roundTrip);
        fragments = brackets("ladder-fragments");
        pings = brackets("ladder-ping");
    }

    /// One for each direction.
    private List<Bracket> brackets(String style) {
        return List.of(bracket(style), bracket(style));
    }

    private Bracket bracket(String style) {
        Bracket bracket = Bracket.styled(style);
        getChildren().addAll(bracket.line(), bracket.hook());
        return bracket;
    }

    @Nullable LadderStep step() {
        return step;
    }

    void show(LadderStep now, boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
        if (now.equals(step)) {
            return;
        }
        step = now;
        CaptureRecord row = now.row();
        boolean frame = row.is(RowKind.FRAME);
        pseudoClassStateChanged(FROM_CLIENT, row.direction() == Direction.CLIENT_TO_SERVER);
        pseudoClassStateChanged(CONTROL, frame && row.opcode().isControl());
        Optional<Severity> gravest = row.broken().severity();
        pseudoClassStateChanged(ERROR, gravest.filter(Severity.ERROR::equals).isPresent());
        gravest.ifPresent(severity::show);
        words.setGraphic(gravest.isPresent() ? severity : null);
        time.setText(Messages.format("ladder.time", TimeSpan.of(Math.max(0, now.sinceStart()))));
        words.setText(words(row));
        roundTrip.setText(now.roundTrip().map(TimeSpan::of).orElse(""));
        setAccessibleText(
                Stream.of(
                                time.getText(),
                                RowText.direction(row),
                                gravest.map(each -> Messages.of("severity", each)).orElse(""),
                                words.getText(),
                                roundTrip.getText())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")));
        requestLayout();
    }

    // A long payload is cut off at its end: what is wrong stands before it.
    private String words(CaptureRecord row) {
        String preview = texts.preview(row);
        return switch (row.kind()) {
            case OPENED, CLOSED, NOTE ->
                    Messages.format("ladder.event", withFindings(RowText.kind(row), row), preview);
            case REQUEST, RESPONSE -> withFindings(preview, row);
            case FRAME, BYTES ->
                    Messages.format(
                            row.is(RowKind.FRAME) && !row.header().fin()
                                    ? "ladder.fragment"
                                    : "ladder.frame",
                            RowText.kind(row),
                            withFindings(ByteCount.of(row.length()), row),
                            preview);
        };
    }

    private static String withFindings(String text, CaptureRecord row) {
        String findings = RowText.findings(row);
        return findings.isEmpty() ? text : Messages.format("ladder.withFindings", text, findings);
    }

    private static boolean isArrow(CaptureRecord row) {
        return switch (row.kind()) {
            case REQUEST, RESPONSE, FRAME, BYTES -> true;
            case OPENED, CLOSED, NOTE -> false;
        };
    }

    @Override
    protected void layoutChildren() {
        LadderStep now = step;
        if (now == null) {
            return;
        }
        double height = getHeight();
        double client = CLIENT;
        double server = Math.max(CLIENT + 60, getWidth() - SERVER);
        place(clientLine, client, 0, client, height);
        place(serverLine, server, 0, server, height);
        boolean arrow = isArrow(now.row());
        boolean roomForWords = height >= 22;
        double y = arrow && roomForWords ? height - GAP : height / 2;
        shaft.setVisible(arrow);
        head.setVisible(arrow);
        boolean toServer = now.row().direction() == Direction.CLIENT_TO_SERVER;
        double from = toServer ? client : server;
        double to = toServer ? server : client;
        place(shaft, from, y, to + (toServer ? -HEAD : HEAD), y);
        head.relocate(toServer ? to - HEAD : to, y - HEAD / 2);
        head.setRotate(toServer ? 0 : 180);
        double widest = server - client - 4 * GAP;
        double width = Math.min(widest, words.prefWidth(-1));
        double wordsY = roomForWords ? 0 : -1;
        layoutInArea(
                words,
                (client + server - width) / 2,
                wordsY,
                width,
                roomForWords && arrow ? height - GAP - 1 : height,
                0,
                HPos.CENTER,
                VPos.CENTER);
        words.setVisible(roomForWords || !arrow);
        time.resizeRelocate(4, y - 9, TIME_WIDTH, 18);
        brackets(now, client, server, y, height);
    }

    private void brackets(LadderStep now, double client, double server, double y, double height) {
        for (Direction sender : Direction.values()) {
            boolean left = sender == Direction.CLIENT_TO_SERVER;
            double line = left ? client : server;
            double out = left ? -1 : 1;
            fragments
                    .get(sender.ordinal())
                    .show(now.fragments().of(sender), line + out * FRAGMENT_LANE, line, y, height);
            pings.get(sender.ordinal())
                    .show(now.pings().of(sender), line + out * PING_LANE, line, y, height);
        }
        boolean toServer = now.row().direction() == Direction.CLIENT_TO_SERVER;
        double width = roundTrip.prefWidth(-1);
        // Where the Pong ends, the Ping began.
        double x = toServer ? server + PING_LANE + 3 : client - PING_LANE - 3 - width;
        roundTrip.resizeRelocate(x, y - 9, width, 18);
    }

    private static void place(Line line, double fromX, double fromY, double toX, double toY) {
        line.setStartX(fromX);
        line.setStartY(fromY);
        line.setEndX(toX);
        line.setEndY(toY);
    }
}
