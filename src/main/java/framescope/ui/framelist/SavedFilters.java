package framescope.ui.framelist;

import framescope.settings.UserSettings;
import framescope.ui.framelist.FilterSettings.Saved;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The filters that were applied, and those that the user has given a button. Kept in the settings.
/// FX thread only.
final class SavedFilters {
    private static final int HISTORY = 20;
    private static final int BUTTONS = 30;

    private final UserSettings settings;
    private final ObservableList<String> history = FXCollections.observableArrayList();
    private final ObservableList<Saved> buttons = FXCollections.observableArrayList();

    SavedFilters(UserSettings settings) {
        this.settings = settings;
        FilterSettings kept = settings.get(FilterSettings.SECTION);
        history.setAll(kept.history());
        buttons.setAll(kept.saved());
    }

    /// Filters that were applied, the latest first.
    ObservableList<String> history() {
        return history;
    }

    /// Filters that have a button.
    ObservableList<Saved> buttons() {
        return buttons;
    }

    /// Remembers a filter that is applied.
    void applied(String filter) {
        history.remove(filter);
        history.addFirst(filter);
        history.remove(Math.min(HISTORY, history.size()), history.size());
        keep();
    }

    /// Gives a filter a button, in place of one of the same name.
    void save(String name, String filter) {
        List<Saved> now = new ArrayList<>(buttons);
        now.removeIf(each -> each.name().equals(name));
        now.add(new Saved(name, filter));
        buttons.setAll(now.subList(Math.max(0, now.size() - BUTTONS), now.size()));
        keep();
    }

    /// Takes a button away.
    void remove(Saved button) {
        buttons.remove(button);
        keep();
    }

    private void keep() {
        settings.set(FilterSettings.SECTION, new FilterSettings(history, buttons));
    }
}
