package framescope.ui.control;

import java.util.OptionalInt;
import javafx.scene.control.ListView;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Shows a [HexView] as a list whose items are row numbers.
final class HexViewSkin extends SkinBase<HexView> {
    private static final double ROW_HEIGHT = 22;

    private final ListView<Integer> list = new ListView<>();
    private int bytesPerRow = HexRow.MOST_BYTES;

    HexViewSkin(HexView view) {
        super(view);
        list.getStyleClass().add("hex-rows");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(ignored -> new HexRow(view, () -> bytesPerRow));
        getChildren().add(list);
        registerChangeListener(view.widthProperty(), change -> fit());
        registerChangeListener(view.bytesProperty(), change -> showBytes());
        registerChangeListener(view.spansProperty(), change -> list.refresh());
        registerChangeListener(view.selectedRangeProperty(), change -> showSelection());
        registerChangeListener(view.caretProperty(), change -> showCaret());
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        showBytes();
    }

    private void move(KeyEvent press) {
        HexView view = getSkinnable();
        int page = (int) (list.getHeight() / ROW_HEIGHT) - 1;
        int length = view.bytesProperty().get().length();
        OptionalInt target =
                ByteKeys.target(press, view.caretProperty().get(), length, bytesPerRow, page);
        if (target.isPresent()) {
            view.moveTo(target.getAsInt());
            press.consume();
        } else if (press.getCode() == KeyCode.ENTER && length > 0 && isPlain(press)) {
            view.byteClicked(view.caretProperty().get());
            press.consume();
        }
    }

    private static boolean isPlain(KeyEvent press) {
        return !press.isAltDown() && !press.isShortcutDown() && !press.isControlDown();
    }

    private void fit() {
        boolean wide = getSkinnable().getWidth() >= HexRow.WIDTH_OF_MOST;
        int fitting = wide ? HexRow.MOST_BYTES : HexRow.MOST_BYTES / 2;
        if (fitting != bytesPerRow) {
            bytesPerRow = fitting;
            showBytes();
        }
    }

    private void showBytes() {
        int length = getSkinnable().bytesProperty().get().length();
        list.setItems(new RowNumbers((length + bytesPerRow - 1) / bytesPerRow));
        list.refresh();
    }

    // Where the range is, the caret is.
    private void showSelection() {
        list.refresh();
        if (!getSkinnable().selectedRangeProperty().get().isEmpty()) {
            reveal();
        }
    }

    private void showCaret() {
        list.refresh();
        reveal();
    }

    private void reveal() {
        RowScrolling.reveal(list, getSkinnable().caretProperty().get() / bytesPerRow, ROW_HEIGHT);
    }
}
