package framescope.ui.common;

import framescope.settings.Section;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How the window is divided.
///
/// @param dividers for each divided pane, by its name, where its dividers stand, from 0 to 1; a pane
///     with a place that cannot be is left out, so that its own places hold
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
        dividers =
                dividers.entrySet().stream()
                        .filter(pane -> canBe(pane.getValue()))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, pane -> List.copyOf(pane.getValue())));
    }

    // A file may say anything.
    private static boolean canBe(List<Double> places) {
        return places != null
                && places.stream().allMatch(place -> place != null && place >= 0 && place <= 1);
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
