package framescope.ui.common;

import framescope.settings.Section;

/// Which theme the user has chosen.
record ThemeSettings(Choice theme) {
    static final Section<ThemeSettings> SECTION =
            new Section<>("theme", new ThemeSettings(Choice.SYSTEM));

    enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }
}
