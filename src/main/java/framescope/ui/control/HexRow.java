package framescope.ui.control;

import framescope.protocol.Bytes;
import java.util.HexFormat;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// One row of a [HexView]. Its labels are made once and keep their places; showing another row
/// only changes their text and state.
final class HexRow extends ListCell<Integer> {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");

    private final HexView view;
    private final Label offset = new Label();
    private final ByteLabel[] digits = new ByteLabel[HexView.BYTES_PER_ROW];
    private final ByteLabel[] characters = new ByteLabel[HexView.BYTES_PER_ROW];
    private final HBox row = new HBox();

    HexRow(HexView view) {
        this.view = view;
        offset.getStyleClass().add("hex-offset");
        row.getStyleClass().add("hex-row");
        row.getChildren().add(offset);
        for (int i = 0; i < HexView.BYTES_PER_ROW; i++) {
            digits[i] = new ByteLabel("hex-digits");
            digits[i].pseudoClassStateChanged(GAP, i == HexView.BYTES_PER_ROW / 2);
            row.getChildren().add(digits[i]);
        }
        for (int i = 0; i < HexView.BYTES_PER_ROW; i++) {
            characters[i] = new ByteLabel("hex-character");
            characters[i].pseudoClassStateChanged(GAP, i == 0);
            row.getChildren().add(characters[i]);
        }
    }

    @Override
    protected void updateItem(@Nullable Integer number, boolean empty) {
        super.updateItem(number, empty);
        if (empty || number == null) {
            setGraphic(null);
            return;
        }
        Bytes bytes = view.bytesProperty().get();
        int first = number * HexView.BYTES_PER_ROW;
        offset.setText("%06x".formatted(first));
        for (int i = 0; i < HexView.BYTES_PER_ROW; i++) {
            show(digits[i], characters[i], bytes, first + i);
        }
        setGraphic(row);
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
        boolean printable = value >= ' ' && value < 0x7f;
        character.show(at, printable ? String.valueOf((char) value) : "·", span, lit);
    }

    /// A byte, as digits or as a character.
    private final class ByteLabel extends Label {
        private int shownOffset;
        private String shownStyle = "";
        private final Tooltip tooltip = new Tooltip();

        private ByteLabel(String styleClass) {
            getStyleClass().addAll("hex-byte", styleClass);
            setOnMousePressed(
                    press -> {
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
            String style = span.map(HexSpan::styleClass).orElse("");
            if (!style.equals(shownStyle)) {
                getStyleClass().remove(shownStyle);
                if (!style.isEmpty()) {
                    getStyleClass().add(style);
                }
                shownStyle = style;
            }
            tooltip.setText(span.map(HexSpan::label).orElse(""));
            setTooltip(tooltip.getText().isEmpty() ? null : tooltip);
        }
    }
}
