package framescope.ui.main;

import framescope.settings.Section;
import java.util.List;
import java.util.Map;

/// How the window is divided.
///
/// @param dividers for each divided pane, by its name, where its dividers stand, from 0 to 1
/// @param sideTab the id of the tab that is chosen at the side
record PaneSettings(Map<String, List<Double>> dividers, Composer composer, String sideTab) {
    static final Section<PaneSettings> SECTION =
            new Section<>("panes", new PaneSettings(Map.of(), Composer.AS_THERE_IS_ROOM, ""));

    /// Whether the composer is there.
    enum Composer {
        AS_THERE_IS_ROOM,
        OPEN,
        FOLDED
    }

    PaneSettings {
        dividers = Map.copyOf(dividers);
    }

    PaneSettings withDividers(Map<String, List<Double>> newDividers) {
        return new PaneSettings(newDividers, composer, sideTab);
    }

    PaneSettings withComposer(boolean open) {
        return new PaneSettings(dividers, open ? Composer.OPEN : Composer.FOLDED, sideTab);
    }

    PaneSettings withSideTab(String id) {
        return new PaneSettings(dividers, composer, id);
    }
}
