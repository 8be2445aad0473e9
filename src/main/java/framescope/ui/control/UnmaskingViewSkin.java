package framescope.ui.control;

import javafx.scene.control.ListView;
import javafx.scene.control.SkinBase;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Shows an [UnmaskingView] as a list of rows, as many bytes in each as fit, in fours, so that the
/// key begins anew where a row does; and below it the byte at the position, bit by bit.
final class UnmaskingViewSkin extends SkinBase<UnmaskingView> {
    private static final double ROW_HEIGHT = 78;
    private static final double LEGEND = 66;
    private static final double BYTE = 25;
    private static final double SCROLL_BAR = 18;
    private static final int KEY_BYTES = 4;

    private final ListView<Integer> list = new ListView<>();
    private final UnmaskedByte closeUp = new UnmaskedByte();
    private int bytesPerRow = 16;

    UnmaskingViewSkin(UnmaskingView view) {
        super(view);
        list.getStyleClass().add("hex-rows");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(ignored -> new UnmaskingRow(view, () -> bytesPerRow));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(new VBox(list, closeUp));
        registerChangeListener(view.widthProperty(), change -> fit());
        registerChangeListener(view.maskedProperty(), change -> showBytes());
        registerChangeListener(view.positionProperty(), change -> showPosition());
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        showBytes();
    }

    private void move(KeyEvent press) {
        int position = getSkinnable().positionProperty().get();
        int length = getSkinnable().maskedProperty().get().length();
        int target =
                switch (press.getCode()) {
                    case LEFT -> position - 1;
                    case RIGHT -> position + 1;
                    case UP -> position - bytesPerRow;
                    case DOWN -> position + bytesPerRow;
                    case HOME -> 0;
                    case END -> length - 1;
                    default -> -1;
                };
        if (target >= 0 && target < length) {
            getSkinnable().positionProperty().set(target);
            reveal(target / bytesPerRow);
            press.consume();
        }
    }

    private void fit() {
        double room = getSkinnable().getWidth() - LEGEND - SCROLL_BAR;
        int fours = (int) (room / (KEY_BYTES * BYTE));
        int fitting = KEY_BYTES * Math.clamp(fours, 1, UnmaskingRow.MOST_BYTES / KEY_BYTES);
        if (fitting != bytesPerRow) {
            bytesPerRow = fitting;
            showBytes();
        }
    }

    private void showBytes() {
        int length = getSkinnable().maskedProperty().get().length();
        list.setItems(new RowNumbers((length + bytesPerRow - 1) / bytesPerRow));
        showPosition();
    }

    private void showPosition() {
        list.refresh();
        closeUp.show(
                getSkinnable().maskedProperty().get(), getSkinnable().positionProperty().get());
    }

    private void reveal(int row) {
        boolean visible =
                list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                        && flow.getFirstVisibleCell() != null
                        && row > flow.getFirstVisibleCell().getIndex()
                        && row < flow.getLastVisibleCell().getIndex();
        if (!visible) {
            list.scrollTo(row);
        }
    }
}
