package framescope.ui;

import framescope.ui.Shortcuts.Shortcut;
import framescope.ui.common.KeyWords;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The keys and what they do, in two columns of groups; no group is parted. FX thread only.
final class ShortcutSheet extends VBox {
    private static final double MORE_WIDTH = 680;

    ShortcutSheet(List<Shortcut> all) {
        getStyleClass().add("shortcut-sheet");
        GridPane left = table();
        GridPane right = table();
        GridPane table = left;
        String group = "";
        for (int i = 0; i < all.size(); i++) {
            Shortcut shortcut = all.get(i);
            if (!shortcut.group().equals(group)) {
                group = shortcut.group();
                table = isBehindHalf(all, i) ? right : left;
                table.add(heading(group), 0, table.getRowCount(), 2, 1);
            }
            table.addRow(
                    table.getRowCount(),
                    label(shortcut.key().inWords(), "shortcut-keys"),
                    label(shortcut.words(), "shortcut-words"));
        }
        HBox columns = new HBox(left, right);
        columns.getStyleClass().add("shortcut-columns");
        Label more = new Label(KeyWords.get("shortcut.more"));
        more.setWrapText(true);
        more.setMaxWidth(MORE_WIDTH);
        more.getStyleClass().add("shortcut-more");
        getChildren().addAll(columns, more);
    }

    // Whether most of a group stands in the second half of all.
    private static boolean isBehindHalf(List<Shortcut> all, int first) {
        long size =
                all.stream().filter(each -> each.group().equals(all.get(first).group())).count();
        return first + size / 2.0 > all.size() / 2.0;
    }

    private static GridPane table() {
        GridPane table = new GridPane();
        table.getStyleClass().add("shortcut-table");
        return table;
    }

    private static Label heading(String words) {
        return label(words, "shortcut-group");
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
