package framescope.ui.common;

import framescope.settings.Section;

/// How large the user wants everything.
///
/// @param percent 100 is the size that the program was drawn for
record ZoomSettings(int percent) {
    static final Section<ZoomSettings> SECTION = new Section<>("zoom", new ZoomSettings(100));
}
