package framescope.ui.control;

import framescope.dissect.CodePoint;
import framescope.protocol.Bytes;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.control.UnmaskingView.Masked;
import java.util.HexFormat;
import java.util.function.IntSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One row of an [UnmaskingView]: a column for each byte. Its labels are made once.
final class UnmaskingRow extends ListCell<Integer> {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    /// The most bytes that a row shows.
    static final int MOST_BYTES = 32;

    private final UnmaskingView view;
    private final IntSupplier bytesPerRow;
    private final Label offset = label("unmasking-offset");
    private final Column[] columns = new Column[MOST_BYTES];
    private final HBox row = new HBox();

    /// @param bytesPerRow how many bytes a row shows at the moment, at most [#MOST_BYTES]
    UnmaskingRow(UnmaskingView view, IntSupplier bytesPerRow) {
        this.view = view;
        this.bytesPerRow = bytesPerRow;
        row.getStyleClass().add("unmasking-row");
        VBox legend =
                new VBox(
                        legend("unmasking.wire"),
                        legend("unmasking.key"),
                        legend("unmasking.clear"),
                        offset);
        legend.getStyleClass().add("unmasking-legend");
        row.getChildren().add(legend);
        for (int i = 0; i < MOST_BYTES; i++) {
            columns[i] = new Column();
            row.getChildren().add(columns[i]);
        }
    }

    private static Label legend(String key) {
        Label legend = label("unmasking-name");
        legend.setText(Messages.bundle().getString(key));
        return legend;
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    @Override
    protected void updateItem(@Nullable Integer number, boolean empty) {
        super.updateItem(number, empty);
        if (empty || number == null) {
            setGraphic(null);
            return;
        }
        int shown = bytesPerRow.getAsInt();
        int first = number * shown;
        offset.setText("+" + first);
        Masked masked = view.maskedProperty().get();
        for (int i = 0; i < MOST_BYTES; i++) {
            boolean there = i < shown && first + i < masked.length();
            columns[i].setVisible(there);
            columns[i].setManaged(there);
            if (there) {
                columns[i].show(masked, first + i);
            }
        }
        setGraphic(row);
    }

    /// A byte before, its byte of the key, and it after.
    private final class Column extends VBox {
        private final Label wire = label("unmasking-wire");
        private final Label key = label("unmasking-key");
        private final Label clear = label("unmasking-clear");
        private final Label text = label("unmasking-text");
        private int shownOffset;

        private Column() {
            getStyleClass().add("unmasking-byte");
            getChildren().addAll(wire, key, clear, text);
            setOnMouseEntered(over -> view.positionProperty().set(shownOffset));
            setOnMousePressed(press -> {
                view.requestFocus();
                view.positionProperty().set(shownOffset);
                view.byteClicked(shownOffset);
                press.consume();
            });
        }

        private void show(Masked masked, int at) {
            shownOffset = at;
            wire.setText(hex(masked.wire().at(at)));
            key.setText(hex(masked.keyAt(at)));
            clear.setText(hex(masked.clear().at(at)));
            text.setText(character(masked.clear(), at));
            pseudoClassStateChanged(LIT, view.positionProperty().get() == at);
        }
    }

    private static String hex(int octet) {
        return HexFormat.of().toHexDigits((byte) octet);
    }

    // A code point stands below its first byte; what has no room there is a dot.
    private static String character(Bytes clear, int at) {
        CodePoint point = CodePoint.around(clear, at);
        if (point.fault().isPresent()) {
            return "\ufffd";
        }
        String visible = VisibleText.escape(Character.toString(point.value()));
        return point.range().from() == at && visible.length() <= 2 ? visible : "·";
    }
}
