package framescope.ui.control;

import framescope.protocol.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// How grave a finding is, as an icon: another shape for each severity, so that nobody has to tell
/// colours apart.
public final class SeverityIcon extends FontIcon {
    private final ChosenStyle style = new ChosenStyle(this);
    private @Nullable Severity shown;

    public SeverityIcon() {
        getStyleClass().add("severity-icon");
    }

    /// Shows a severity instead of the last one.
    public void show(Severity severity) {
        if (severity == shown) {
            return;
        }
        shown = severity;
        setIconLiteral(
                switch (severity) {
                    case ERROR -> "fth-x-octagon";
                    case WARNING -> "fth-alert-triangle";
                    case NOTE -> "fth-info";
                });
        style.show(severity.name().toLowerCase(Locale.ROOT));
    }

    /// What is shown; null before anything is.
    public @Nullable Severity severity() {
        return shown;
    }
}
