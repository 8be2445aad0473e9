package framescope.settings;

import java.nio.file.Path;

/// Why choices that were kept do not hold.
///
/// @param file the file, or where it was put aside
public record SettingsProblem(Kind kind, Path file) {
    /// What is the matter.
    public enum Kind {
        /// The file cannot be understood: the defaults hold, and it is now called as told.
        CORRUPT,
        /// Some values in the file cannot be: their defaults hold, and what the file said stays
        /// under the name that is told.
        ODD_VALUES,
        /// The file is there and cannot be read: the defaults hold.
        UNREADABLE
    }
}
