package framescope.ui.framelist;

import framescope.settings.UserSettings;
import framescope.ui.framelist.ColumnSettings.Kept;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The columns of the frame list as its user arranges them: which are shown, in which order, and
/// how wide. Kept in the settings.
final class ColumnSet {
    private static final double SMALLEST = 30;
    private static final double LARGEST = 4000;
    private static final double NARROWEST_PREVIEW = 160;
    private static final double BORDER = 2;

    private final TableView<RowPlace> table;
    private final UserSettings settings;
    private double fitted = FrameColumn.PREVIEW.width();
    private boolean arranging;

    /// @param table with all its columns, which carry their [FrameColumn] as user data
    ColumnSet(TableView<RowPlace> table, UserSettings settings) {
        this.table = table;
        this.settings = settings;
        arrange(settings.get(ColumnSettings.SECTION).columns());
        table.getColumns().addListener((ListChangeListener<TableColumn<RowPlace, ?>>) c -> keep());
        for (TableColumn<RowPlace, ?> column : table.getColumns()) {
            column.visibleProperty().subscribe((before, now) -> keep());
            column.widthProperty().subscribe((before, now) -> keep());
        }
        table.widthProperty().subscribe(this::fitPreview);
    }

    // What a message says is what most people look for: in a narrow window it ends where the
    // window does, unless its user has chosen another width.
    private void fitPreview() {
        double taken = 0;
        for (TableColumn<RowPlace, ?> column : table.getVisibleLeafColumns()) {
            if (of(column) == FrameColumn.PREVIEW) {
                double room = table.getWidth() - taken - BORDER;
                if (column.getPrefWidth() == fitted && table.getWidth() > 0) {
                    fitted = Math.clamp(room, NARROWEST_PREVIEW, FrameColumn.PREVIEW.width());
                    arranging = true;
                    column.setPrefWidth(fitted);
                    arranging = false;
                }
                return;
            }
            taken += column.getWidth();
        }
    }

    private void arrange(List<Kept> kept) {
        arranging = true;
        for (TableColumn<RowPlace, ?> column : table.getColumns()) {
            kept.stream()
                    .filter(each -> each.id().equals(column.getId()))
                    .findFirst()
                    .ifPresent(each -> {
                        column.setVisible(each.shown());
                        column.setPrefWidth(Math.clamp(each.width(), SMALLEST, LARGEST));
                    });
        }
        List<String> order = kept.stream().map(Kept::id).toList();
        table.getColumns()
                .sort(
                        Comparator.comparingInt(column -> {
                            int place = order.indexOf(column.getId());
                            return place < 0 ? order.size() : place;
                        }));
        if (table.getColumns().stream().noneMatch(TableColumn::isVisible)) {
            table.getColumns().forEach(column -> column.setVisible(true));
        }
        arranging = false;
    }

    private void keep() {
        if (!arranging) {
            settings.set(
                    ColumnSettings.SECTION,
                    new ColumnSettings(table.getColumns().stream().map(ColumnSet::kept).toList()));
        }
    }

    private static Kept kept(TableColumn<RowPlace, ?> column) {
        return new Kept(column.getId(), column.getWidth(), column.isVisible());
    }

    /// Shows all columns again, in their order and with their widths.
    void reset() {
        for (TableColumn<RowPlace, ?> column : table.getColumns()) {
            column.setVisible(true);
            column.setPrefWidth(of(column).width());
        }
        table.getColumns().sort(Comparator.comparing(ColumnSet::of));
        fitted = FrameColumn.PREVIEW.width();
        fitPreview();
    }

    static FrameColumn of(TableColumn<RowPlace, ?> column) {
        return (FrameColumn) column.getUserData();
    }
}
