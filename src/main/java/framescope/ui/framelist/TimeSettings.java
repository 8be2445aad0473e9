package framescope.ui.framelist;

import framescope.settings.Section;

/// Which times the user has chosen to see.
record TimeSettings(TimeMode mode) {
    static final Section<TimeSettings> SECTION =
            new Section<>("times", new TimeSettings(TimeMode.CLOCK));
}
