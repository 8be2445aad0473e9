package framescope.ui.control;

import framescope.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Draws a [BitRuler] as lines of boxes under a scale from 0 to 31.
final class BitRulerSkin extends SkinBase<BitRuler> {
    private static final int BITS_A_LINE = 32;
    private static final int MOST_BITS_WHOLE = 64;
    private static final double GUTTER = 34;
    private static final double SCROLL_BAR = 16;
    private static final double NARROWEST = 13;
    private static final double WIDEST = 26;

    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private final List<Label> scale = new ArrayList<>();
    private final List<BitSegment> segments = new ArrayList<>();
    private double bitWidth = NARROWEST;

    BitRulerSkin(BitRuler ruler) {
        super(ruler);
        lines.getStyleClass().add("bit-lines");
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        getChildren().add(scroll);
        registerChangeListener(ruler.spansProperty(), change -> draw());
        registerChangeListener(ruler.selectedBitsProperty(), change -> light());
        registerChangeListener(ruler.widthProperty(), change -> fit());
        ruler.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        draw();
    }

    // ---------------------------------------------------------------- drawing

    private void draw() {
        segments.clear();
        scale.clear();
        lines.getChildren().setAll(scale());
        HBox line = line(0);
        for (BitSpan span : getSkinnable().spansProperty().get()) {
            int end = end(span);
            int from = span.bits().from();
            while (from < end) {
                if (from % BITS_A_LINE == 0) {
                    line = line(from);
                    lines.getChildren().add(line);
                }
                int to = Math.min(end, (from / BITS_A_LINE + 1) * BITS_A_LINE);
                BitSegment segment = new BitSegment(getSkinnable(), span, new BitRange(from, to));
                segments.add(segment);
                line.getChildren().add(segment);
                from = to;
            }
            if (end < span.bits().to()) {
                leaveOpen(segments.getLast(), (span.bits().to() - end) / Byte.SIZE);
                break;
            }
        }
        resize();
        light();
    }

    private static int end(BitSpan span) {
        BitRange bits = span.bits();
        int endOfNextLine = (bits.from() / BITS_A_LINE + 2) * BITS_A_LINE;
        return bits.length() > MOST_BITS_WHOLE ? Math.min(bits.to(), endOfNextLine) : bits.to();
    }

    private void leaveOpen(BitSegment last, int bytesMore) {
        last.getStyleClass().add("open");
        Label more = new Label(Messages.format("bits.more", bytesMore));
        more.getStyleClass().add("bit-more");
        lines.getChildren().add(more);
    }

    private HBox scale() {
        HBox row = new HBox();
        row.getStyleClass().add("bit-scale");
        row.getChildren().add(gutter(""));
        for (int bit = 0; bit < BITS_A_LINE; bit++) {
            Label number = new Label(String.valueOf(bit));
            number.getStyleClass().add("bit-number");
            scale.add(number);
            row.getChildren().add(number);
        }
        return row;
    }

    private static HBox line(int bit) {
        HBox line = new HBox(gutter("+" + bit / Byte.SIZE));
        line.getStyleClass().add("bit-line");
        return line;
    }

    private static Label gutter(String text) {
        Label gutter = new Label(text);
        gutter.getStyleClass().add("bit-gutter");
        gutter.setMinWidth(GUTTER);
        gutter.setMaxWidth(GUTTER);
        return gutter;
    }

    private void fit() {
        double room = getSkinnable().getWidth() - GUTTER - SCROLL_BAR;
        double fitting = Math.clamp(Math.floor(room / BITS_A_LINE), NARROWEST, WIDEST);
        if (fitting != bitWidth) {
            bitWidth = fitting;
            resize();
        }
    }

    private void resize() {
        for (Label number : scale) {
            number.setMinWidth(bitWidth);
            number.setMaxWidth(bitWidth);
        }
        segments.forEach(segment -> segment.setBitWidth(bitWidth));
    }

    // ---------------------------------------------------------------- the selected field

    private void light() {
        BitRange selected = getSkinnable().selectedBitsProperty().get();
        segments.forEach(segment -> segment.light(selected));
        segments.stream()
                .filter(segment -> segment.bits().overlaps(selected))
                .findFirst()
                .ifPresent(this::reveal);
    }

    private void reveal(Node segment) {
        Bounds line = segment.getParent().getBoundsInParent();
        double hidden = lines.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            double top = scroll.getVvalue() * hidden;
            double bottom = top + scroll.getViewportBounds().getHeight();
            if (line.getMinY() < top) {
                scroll.setVvalue(line.getMinY() / hidden);
            } else if (line.getMaxY() > bottom) {
                scroll.setVvalue(
                        (line.getMaxY() - scroll.getViewportBounds().getHeight()) / hidden);
            }
        }
    }

    private void move(KeyEvent press) {
        List<BitSpan> drawn = segments.stream().map(BitSegment::span).distinct().toList();
        if (drawn.isEmpty()) {
            return;
        }
        int now = selected(drawn);
        int target =
                switch (press.getCode()) {
                    case LEFT, UP -> Math.max(0, now - 1);
                    case RIGHT, DOWN -> Math.min(drawn.size() - 1, now + 1);
                    case HOME -> 0;
                    case END -> drawn.size() - 1;
                    default -> -1;
                };
        if (target >= 0) {
            getSkinnable().bitClicked(drawn.get(target).bits().from());
            press.consume();
        }
    }

    private int selected(List<BitSpan> drawn) {
        BitRange selected = getSkinnable().selectedBitsProperty().get();
        for (int i = 0; i < drawn.size(); i++) {
            if (drawn.get(i).bits().overlaps(selected)) {
                return i;
            }
        }
        return -1;
    }
}
