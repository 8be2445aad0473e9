package framescope.ui.main;

import framescope.settings.Section;

/// Where the window was when it was left, in pixels of the screen.
///
/// @param width 0 where it was never shown
/// @param maximized in which case the rest is what it goes back to
record WindowSettings(double x, double y, double width, double height, boolean maximized) {
    static final Section<WindowSettings> SECTION =
            new Section<>("window", new WindowSettings(0, 0, 0, 0, false));

    boolean wasShown() {
        return width > 0 && height > 0;
    }

    WindowSettings withMaximized(boolean nowMaximized) {
        return new WindowSettings(x, y, width, height, nowMaximized);
    }
}
