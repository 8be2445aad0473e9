package framescope.ui.control;

import framescope.dissect.ByteRange;
import javafx.scene.control.ListView;
import javafx.scene.control.SkinBase;
import javafx.scene.control.skin.VirtualFlow;
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
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        showBytes();
    }

    // The keys go from field to field: a byte stands for the field that holds it.
    private void move(KeyEvent press) {
        ByteRange range = getSkinnable().selectedRangeProperty().get();
        int target =
                switch (press.getCode()) {
                    case LEFT -> range.from() - 1;
                    case RIGHT -> range.to();
                    case UP -> range.from() - bytesPerRow;
                    case DOWN -> range.from() + bytesPerRow;
                    case HOME -> 0;
                    case END -> getSkinnable().bytesProperty().get().length() - 1;
                    default -> -1;
                };
        if (target >= 0 && target < getSkinnable().bytesProperty().get().length()) {
            getSkinnable().byteClicked(target);
            press.consume();
        }
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

    private void showSelection() {
        ByteRange range = getSkinnable().selectedRangeProperty().get();
        list.refresh();
        int row = range.from() / bytesPerRow;
        if (!range.isEmpty() && row < list.getItems().size() && !isVisible(row)) {
            list.scrollTo(Math.max(0, row - 1));
        }
    }

    private boolean isVisible(int row) {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && row >= flow.getFirstVisibleCell().getIndex()
                && row <= flow.getLastVisibleCell().getIndex();
    }
}
