package framescope.ui.framelist;

import framescope.settings.Section;
import java.util.List;

/// How the user has arranged the columns of the frame list.
///
/// @param columns from left to right; those that are missing follow in their own order
record ColumnSettings(List<Kept> columns) {
    static final Section<ColumnSettings> SECTION =
            new Section<>("columns", new ColumnSettings(List.of()));

    /// @param id as [FrameColumn#id] gives it
    /// @param width in pixels
    record Kept(String id, double width, boolean shown) {}

    ColumnSettings {
        columns = List.copyOf(columns);
    }
}
