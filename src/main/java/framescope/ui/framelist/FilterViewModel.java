package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.dissect.FieldSpec;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterCompletion;
import framescope.filter.FilterSyntaxException;
import framescope.filter.FilterText;
import framescope.settings.UserSettings;
import framescope.text.FilterProblem;
import framescope.ui.framelist.FilterSettings.Saved;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/// The filter bar: a filter as it is typed and judged, quick ones beside it, and those applied
/// before. FX thread only.
public final class FilterViewModel {
    /// What the text is at the moment.
    public enum Validity {
        BLANK,
        VALID,
        INVALID
    }

    private static final String NO_CONTROL_FRAMES =
            FilterText.not(FieldSpec.OPCODE.fieldName() + " >= 8");

    private final CaptureStore store;
    private final FilterRun run;
    private final Runnable onApplied;

    // ---------------------------------------------------------------- properties

    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Validity> validity =
            new ReadOnlyObjectWrapper<>(Validity.BLANK);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<FilterCount>> count =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Direction>> direction =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty controlFramesHidden = new SimpleBooleanProperty();
    private final BooleanProperty findingsOnly = new SimpleBooleanProperty();
    private final BooleanProperty oneConnection = new SimpleBooleanProperty();
    private final IntegerProperty connection = new SimpleIntegerProperty();
    private final IntegerProperty focusRequests = new SimpleIntegerProperty();
    private final SavedFilters kept;
    private String applied = "";

    /// How many rows pass.
    ///
    /// @param passing so far
    /// @param rows that were looked at
    /// @param scanning whether there are more to look at
    public record FilterCount(long passing, long rows, boolean scanning) {}

    /// Whether it is still to be seen which of the rows pass that were there when the filter was
    /// applied.
    boolean isLooking() {
        return run.isLooking();
    }

    /// @param onApplied is run when other rows are listed than before
    public FilterViewModel(
            CaptureStore store, FilterRun run, UserSettings settings, Runnable onApplied) {
        kept = new SavedFilters(settings);
        this.store = store;
        this.run = run;
        this.onApplied = onApplied;
        text.subscribe(this::judge);
        direction.subscribe(this::applyAll);
        controlFramesHidden.subscribe(this::applyAll);
        findingsOnly.subscribe(this::applyAll);
        oneConnection.subscribe(this::applyAll);
        connection.subscribe(ignored -> followConnection());
    }

    /// The filter as it is typed.
    public StringProperty textProperty() {
        return text;
    }

    /// Whether the text is a filter.
    public ReadOnlyObjectProperty<Validity> validityProperty() {
        return validity.getReadOnlyProperty();
    }

    /// What is wrong with the text, or why the filter cannot be applied; empty for nothing.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// How many rows pass, while a filter is applied.
    public ReadOnlyObjectProperty<Optional<FilterCount>> countProperty() {
        return count.getReadOnlyProperty();
    }

    /// The direction whose rows alone are listed.
    public ObjectProperty<Optional<Direction>> directionProperty() {
        return direction;
    }

    /// Whether Close, Ping and Pong are left out.
    public BooleanProperty controlFramesHiddenProperty() {
        return controlFramesHidden;
    }

    /// Whether only rows with findings are listed.
    public BooleanProperty findingsOnlyProperty() {
        return findingsOnly;
    }

    /// Whether only the rows of one connection are listed.
    public BooleanProperty oneConnectionProperty() {
        return oneConnection;
    }

    /// Which connection that is, as whoever knows the selection says; 0 for none.
    public IntegerProperty connectionProperty() {
        return connection;
    }

    /// Counts how often the bar was asked to take the keyboard's focus.
    public IntegerProperty focusRequestsProperty() {
        return focusRequests;
    }

    /// Filters that were applied, the latest first.
    public ObservableList<String> history() {
        return kept.history();
    }

    /// Filters that the user has given a button.
    ObservableList<Saved> saved() {
        return kept.buttons();
    }

    // ---------------------------------------------------------------- commands

    /// Applies what is typed, if it is a filter.
    public void apply() {
        if (validity.get() == Validity.INVALID) {
            return;
        }
        applied = text.get();
        if (!applied.isBlank()) {
            kept.applied(applied);
        }
        applyAll();
    }

    /// Types a filter and applies it.
    public void apply(String filter) {
        text.set(filter);
        apply();
    }

    /// Gives what is typed a button of this name, if it is a filter.
    void save(String name) {
        if (validity.get() == Validity.VALID && !name.isBlank()) {
            kept.save(name.strip(), text.get());
        }
    }

    /// Takes the button of a filter away.
    void remove(Saved saved) {
        kept.remove(saved);
    }

    /// Empties the text, and lists what the quick filters alone let pass.
    public void clear() {
        apply("");
    }

    /// Leaves the quick filters too: every row is listed.
    void listAll() {
        direction.set(Optional.empty());
        controlFramesHidden.set(false);
        findingsOnly.set(false);
        oneConnection.set(false);
        clear();
    }

    /// Lists the rows that have, or have not, the same in a column.
    public void applyCell(FrameColumn column, CaptureRecord row, boolean negated) {
        filterOf(column, row).ifPresent(f -> apply(negated ? FilterText.not(f) : f));
    }

    /// The filter for what a cell shows; empty where it shows nothing.
    public Optional<String> filterOf(FrameColumn column, CaptureRecord row) {
        return CellFilter.of(column, row, store);
    }

    /// What could be written where the caret is.
    public FilterCompletion completion(int caret) {
        return FilterCompletion.at(text.get(), caret);
    }

    /// Asks for the keyboard's focus.
    public void focus() {
        focusRequests.set(focusRequests.get() + 1);
    }

    /// Takes over how far the filter has come.
    public void refresh() {
        count.set(
                run.rows() instanceof ListedRows.Passing passing
                        ? Optional.of(
                                new FilterCount(
                                        passing.hits().count(),
                                        passing.end() - passing.hits().first(),
                                        run.isScanning()))
                        : Optional.empty());
        run.failure().ifPresent(failure -> problem.set(FilterProblem.describe(failure)));
    }

    // ---------------------------------------------------------------- inside

    private void judge() {
        String typed = text.get();
        if (typed.isBlank()) {
            validity.set(Validity.BLANK);
            problem.set("");
            return;
        }
        try {
            DisplayFilter.parse(typed);
            validity.set(Validity.VALID);
            problem.set("");
        } catch (FilterSyntaxException e) {
            validity.set(Validity.INVALID);
            problem.set(FilterProblem.describe(typed, e));
        }
    }

    private void followConnection() {
        if (connection.get() == 0) {
            oneConnection.set(false);
        } else if (oneConnection.get()) {
            applyAll();
        }
    }

    private void applyAll() {
        String all = applied;
        if (direction.get().isPresent()) {
            all = FilterText.and(all, FilterText.equal(FieldSpec.DIRECTION, direction.get().get()));
        }
        if (controlFramesHidden.get()) {
            all = FilterText.and(all, NO_CONTROL_FRAMES);
        }
        if (findingsOnly.get()) {
            all = FilterText.and(all, FieldSpec.FINDING.fieldName());
        }
        if (oneConnection.get() && connection.get() != 0) {
            all =
                    FilterText.and(
                            all, FilterText.equal(FieldSpec.CONNECTION_NUMBER, connection.get()));
        }
        judge();
        try {
            run.apply(DisplayFilter.parse(all));
        } catch (FilterSyntaxException e) {
            // Only together are they too much: too long, or too many parentheses.
            problem.set(FilterProblem.describe(all, e));
            return;
        }
        refresh();
        onApplied.run();
    }
}
