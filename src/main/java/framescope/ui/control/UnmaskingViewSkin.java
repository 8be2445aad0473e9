package framescope.ui.control;

import java.util.OptionalInt;
import javafx.scene.control.ListView;
import javafx.scene.control.SkinBase;
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
        registerChangeListener(view.positionProperty(), change -> goTo());
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::move);
        showBytes();
    }

    private void move(KeyEvent press) {
        int position = getSkinnable().positionProperty().get();
        int length = getSkinnable().maskedProperty().get().length();
        int page = (int) (list.getHeight() / ROW_HEIGHT);
        OptionalInt target = ByteKeys.target(press, position, length, bytesPerRow, page);
        if (target.isPresent()) {
            getSkinnable().positionProperty().set(target.getAsInt());
            reveal();
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

    // The mouse lights what is there already; nothing may move away under it.
    private void goTo() {
        showPosition();
        if (!list.isHover()) {
            reveal();
        }
    }

    private void reveal() {
        RowScrolling.reveal(
                list, getSkinnable().positionProperty().get() / bytesPerRow, ROW_HEIGHT);
    }
}
