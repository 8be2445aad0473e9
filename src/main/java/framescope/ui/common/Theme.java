package framescope.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import framescope.settings.UserSettings;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Scene;
import javafx.scene.image.Image;

/// Light and dark: follows the system until the user has chosen one of them, in an earlier run too,
/// and again when that is what is chosen. FX thread only.
public final class Theme {
    private static final List<String> SHEETS =
            List.of(
                    "base.css",
                    "frame-list.css",
                    "detail.css",
                    "hex-view.css",
                    "bit-ruler.css",
                    "unmasking.css",
                    "views.css",
                    "side.css");

    private final ReadOnlyObjectWrapper<ThemeChoice> choice;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ChangeListener<ColorScheme> followSystem = (system, before, now) -> follow(now);
    private final UserSettings settings;

    public Theme(UserSettings settings) {
        this.settings = settings;
        choice = new ReadOnlyObjectWrapper<>(settings.get(ThemeSettings.SECTION).theme());
        choice.subscribe(this::show);
        Platform.Preferences system = Platform.getPreferences();
        // Weak: the platform outlives the window.
        system.colorSchemeProperty().addListener(new WeakChangeListener<>(followSystem));
    }

    private void show(ThemeChoice chosen) {
        dark.set(
                switch (chosen) {
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                    case LIGHT -> false;
                    case DARK -> true;
                });
    }

    private void follow(ColorScheme scheme) {
        if (choice.get() == ThemeChoice.SYSTEM) {
            dark.set(scheme == ColorScheme.DARK);
        }
    }

    /// Dresses a scene, now and whenever the theme changes.
    public void dress(Scene scene) {
        dark.subscribe(isDark -> {
            Application.setUserAgentStylesheet(
                    isDark
                            ? new PrimerDark().getUserAgentStylesheet()
                            : new PrimerLight().getUserAgentStylesheet());
            scene.getStylesheets().setAll(sheet(isDark ? "tokens-dark" : "tokens-light"));
            SHEETS.forEach(sheet ->
                    scene.getStylesheets().add(Resources.url("styles/" + sheet).toString()));
        });
    }

    private static String sheet(String name) {
        return Resources.url("styles/" + name + ".css").toString();
    }

    /// The program's icon.
    public static Image icon() {
        return new Image(Resources.url("ui/icon.png").toString());
    }

    /// Whether the dark theme is on.
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// What was chosen.
    public ReadOnlyObjectProperty<ThemeChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /// Chooses a theme, for later runs too.
    public void choose(ThemeChoice chosen) {
        settings.set(ThemeSettings.SECTION, new ThemeSettings(chosen));
        choice.set(chosen);
    }

    /// Chooses the dark theme or the light one, for later runs too.
    public void choose(boolean newDark) {
        choose(newDark ? ThemeChoice.DARK : ThemeChoice.LIGHT);
    }
}
