package framescope.ui.control;

import java.util.OptionalInt;
import javafx.scene.input.KeyEvent;

/// The keys that go from byte to byte in a view that shows them in rows.
final class ByteKeys {
    private ByteKeys() {}

    /// Where a key goes to; the same place where there is no other, and empty for any other key.
    ///
    /// @param at the byte to go from
    /// @param length how many bytes there are
    /// @param perRow how many of them a row has
    /// @param rows how many rows are a page
    static OptionalInt target(KeyEvent press, int at, int length, int perRow, int rows) {
        if (length == 0 || press.isAltDown() || press.isShortcutDown() || press.isControlDown()) {
            return OptionalInt.empty();
        }
        // Up and down stay in their column, so a page ends with the last row that has it.
        int column = at % perRow;
        long page = (long) Math.max(1, rows) * perRow;
        int lowest = column + (length - 1 - column) / perRow * perRow;
        return switch (press.getCode()) {
            case LEFT -> OptionalInt.of(Math.max(0, at - 1));
            case RIGHT -> OptionalInt.of(Math.min(length - 1, at + 1));
            case UP -> OptionalInt.of(Math.max(column, at - perRow));
            case DOWN -> OptionalInt.of((int) Math.min(lowest, (long) at + perRow));
            case PAGE_UP -> OptionalInt.of((int) Math.max(column, at - page));
            case PAGE_DOWN -> OptionalInt.of((int) Math.min(lowest, at + page));
            case HOME -> OptionalInt.of(0);
            case END -> OptionalInt.of(length - 1);
            default -> OptionalInt.empty();
        };
    }
}
