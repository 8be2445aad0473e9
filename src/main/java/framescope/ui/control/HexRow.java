package framescope.ui.control;

import framescope.protocol.Bytes;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One row of a [HexView]. Its labels are made once and keep their places; showing another row
/// only changes their text and state.
final class HexRow extends ListCell<Integer> {
    private static final PseudoClass CARET = PseudoClass.getPseudoClass("caret");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    /// The most bytes that a row shows.
    static final int MOST_BYTES = 16;

    /// How wide a row of so many bytes is, with a scroll bar beside it (see `hex-view.css`).
    static final double WIDTH_OF_MOST = 560;

    private final HexView view;
    private final IntSupplier bytesPerRow;
    private final Label offset = new Label();
    private final ByteLabel[] digits = new ByteLabel[MOST_BYTES];
    private final ByteLabel[] characters = new ByteLabel[MOST_BYTES];
    private final Region gap = new Region();
    private final HBox row = new HBox();

    /// @param bytesPerRow how many bytes a row shows at the moment, at most [#MOST_BYTES]
    HexRow(HexView view, IntSupplier bytesPerRow) {
        this.view = view;
        this.bytesPerRow = bytesPerRow;
        offset.getStyleClass().add("hex-offset");
        row.getStyleClass().add("hex-row");
        gap.getStyleClass().add("hex-gap");
        row.getChildren().add(offset);
        for (int i = 0; i < MOST_BYTES; i++) {
            digits[i] = new ByteLabel("hex-digits");
            characters[i] = new ByteLabel("hex-character");
        }
        row.getChildren().addAll(digits);
        row.getChildren().add(gap);
        row.getChildren().addAll(characters);
    }

    @Override
    protected void updateItem(@Nullable Integer number, boolean empty) {
        super.updateItem(number, empty);
        if (empty || number == null) {
            setGraphic(null);
            return;
        }
        Bytes bytes = view.bytesProperty().get();
        int shown = bytesPerRow.getAsInt();
        int first = number * shown;
        offset.setText("%06x".formatted(first));
        for (int i = 0; i < MOST_BYTES; i++) {
            digits[i].setManaged(i < shown);
            characters[i].setManaged(i < shown);
            show(digits[i], characters[i], bytes, i < shown ? first + i : bytes.length());
        }
        setGraphic(row);
    }

    /// Whether a byte is shown as the character that it is in ASCII.
    static boolean isPrintable(int value) {
        return value >= ' ' && value < 0x7f;
    }

    private void show(ByteLabel digit, ByteLabel character, Bytes bytes, int at) {
        if (at >= bytes.length()) {
            digit.clear();
            character.clear();
            return;
        }
        int value = bytes.at(at);
        Optional<HexSpan> span = view.spanAt(at);
        boolean lit = view.selectedRangeProperty().get().contains(at);
        digit.show(at, HexFormat.of().toHexDigits((byte) value), span, lit);
        character.show(at, isPrintable(value) ? String.valueOf((char) value) : "·", span, lit);
    }

    /// A byte, as digits or as a character.
    private final class ByteLabel extends Label {
        private int shownOffset;
        private final ChosenStyle style = new ChosenStyle(this);
        private String fieldName = "";

        private ByteLabel(String styleClass) {
            getStyleClass().addAll("hex-byte", styleClass);
            // One tooltip serves a row: hundreds of them would cost more than the bytes.
            setOnMouseEntered(over -> Tip.setText(HexRow.this, fieldName));
            setOnMouseExited(gone -> Tip.setText(HexRow.this, ""));
            setOnMousePressed(press -> {
                if (!getText().isEmpty()) {
                    view.requestFocus();
                    view.byteClicked(shownOffset);
                    press.consume();
                }
            });
        }

        private void clear() {
            show(0, "", Optional.empty(), false);
        }

        private void show(int at, String text, Optional<HexSpan> span, boolean lit) {
            shownOffset = at;
            setText(text);
            pseudoClassStateChanged(LIT, lit);
            pseudoClassStateChanged(CARET, !text.isEmpty() && at == view.caretProperty().get());
            style.show(span.map(HexSpan::styleClass).orElse(""));
            fieldName = span.map(HexSpan::label).orElse("");
        }
    }
}
