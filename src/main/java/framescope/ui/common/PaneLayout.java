package framescope.ui.common;

import framescope.settings.UserSettings;
import framescope.ui.common.PaneSettings.Composer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.SplitPane;

/// How the window is divided, as its user has left it; kept in the settings. FX thread only.
public final class PaneLayout {
    private final UserSettings settings;
    private final BooleanProperty composerOpen = new SimpleBooleanProperty();
    private final StringProperty sideTab = new SimpleStringProperty();

    public PaneLayout(UserSettings settings) {
        this.settings = settings;
        composerOpen.set(kept().composer() != Composer.FOLDED);
        composerOpen.subscribe((before, open) -> keep(kept().withComposer(open)));
        sideTab.set(kept().sideTab());
        sideTab.subscribe((before, tab) -> keep(kept().withSideTab(tab)));
    }

    private PaneSettings kept() {
        return settings.get(PaneSettings.SECTION);
    }

    private void keep(PaneSettings now) {
        settings.set(PaneSettings.SECTION, now);
    }

    /// Whether the composer is there.
    public BooleanProperty composerOpenProperty() {
        return composerOpen;
    }

    /// Folds the composer if there is no room for it, unless the user has opened it.
    public void suitComposer(boolean room) {
        if (kept().composer() == Composer.AS_THERE_IS_ROOM) {
            composerOpen.set(room);
            keep(new PaneSettings(kept().dividers(), Composer.AS_THERE_IS_ROOM, sideTab.get()));
        }
    }

    /// The id of the tab that is chosen at the side; empty for the first.
    public StringProperty sideTabProperty() {
        return sideTab;
    }

    /// Has the dividers of a pane stand where they were left, and keeps where they are moved to.
    ///
    /// @param name what the pane is called in the settings
    public Dividers keep(SplitPane pane, String name) {
        return new Dividers(pane, name, this);
    }

    /// Where the dividers of this pane were left; none if they were not moved.
    List<Double> dividers(String pane) {
        return kept().dividers().getOrDefault(pane, List.of());
    }

    void keepDividers(String pane, List<Double> places) {
        Map<String, List<Double>> all = new HashMap<>(kept().dividers());
        all.put(pane, List.copyOf(places));
        keep(kept().withDividers(all));
    }
}
