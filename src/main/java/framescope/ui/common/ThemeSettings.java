package framescope.ui.common;

import framescope.settings.Section;

/// Which theme the user has chosen.
record ThemeSettings(ThemeChoice theme) {
    static final Section<ThemeSettings> SECTION =
            new Section<>("theme", new ThemeSettings(ThemeChoice.SYSTEM));
}
