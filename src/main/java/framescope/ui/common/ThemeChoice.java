package framescope.ui.common;

/// The themes to choose from.
public enum ThemeChoice {
    /// Light or dark as the rest of the desktop is, and changes with it.
    SYSTEM,
    LIGHT,
    DARK
}
