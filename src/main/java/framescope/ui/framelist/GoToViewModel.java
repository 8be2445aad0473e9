package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.text.Messages;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The way to a row by its number. FX thread only.
public final class GoToViewModel {
    /// As numbers are written here and there: 12,345, 12.345, 12\u202f345, 12'345.
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}([,.'\u2019 \u00a0\u202f]\\d{3})+");

    private static final Pattern SEPARATOR = Pattern.compile("\\D");

    private final FrameListViewModel list;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty number = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public GoToViewModel(FrameListViewModel list) {
        this.list = list;
        number.subscribe(() -> problem.set(""));
    }

    /// Whether a number is asked for.
    public BooleanProperty openProperty() {
        return open;
    }

    /// What was typed.
    public StringProperty numberProperty() {
        return number;
    }

    /// Why the list did not go there; empty for nothing.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Asks for a number.
    public void ask() {
        number.set("");
        open.set(true);
    }

    /// Goes to the row, or says why not.
    public void go() {
        String typed = number.get().strip();
        if (GROUPED.matcher(typed).matches()) {
            typed = SEPARATOR.matcher(typed).replaceAll("");
        }
        long wanted;
        try {
            wanted = Long.parseLong(typed);
        } catch (NumberFormatException e) {
            problem.set(Messages.get("goto.notANumber"));
            return;
        }
        Optional<CaptureRecord> row = list.rowOf(wanted);
        if (row.isEmpty()) {
            problem.set(Messages.format("goto.noSuchRow", list.highestNumber()));
        } else {
            list.reveal(row.get());
            open.set(false);
        }
    }
}
