package framescope.ui.framelist;

import framescope.settings.Section;
import java.util.List;

/// Filters that the user has applied or saved.
///
/// @param history those applied, the latest first
/// @param saved those that have a button, in the order of the buttons
record FilterSettings(List<String> history, List<Saved> saved) {
    static final Section<FilterSettings> SECTION =
            new Section<>("filters", new FilterSettings(List.of(), List.of()));

    /// @param name what stands on the button
    record Saved(String name, String filter) {}

    FilterSettings {
        history = List.copyOf(history);
        saved = List.copyOf(saved);
    }
}
