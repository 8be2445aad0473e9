package framescope.ui.findings;

import framescope.analysis.BrokenRule;
import framescope.analysis.FindingTally;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.dissect.FieldSpec;
import framescope.filter.FilterText;
import framescope.protocol.Rule;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The rules that the capture breaks, and the frames that break the selected one. FX thread only.
public final class FindingsViewModel {
    /// Where a finding leads to.
    public interface Ways {
        /// Selects a row everywhere.
        void select(CaptureRecord row);

        /// Selects a row and shows it in the frame list.
        void open(CaptureRecord row);

        /// Lists the rows that pass a filter.
        void list(String filter);
    }

    private final CaptureStore store;
    private final FindingTally tally;
    private final Ways ways;

    // ---------------------------------------------------------------- properties

    private final ObservableList<BrokenRule> rules = FXCollections.observableArrayList();
    private final ObservableList<BrokenRule> readOnlyRules =
            FXCollections.unmodifiableObservableList(rules);
    private final ObservableList<Long> rows = FXCollections.observableArrayList();
    private final ObservableList<Long> readOnlyRows =
            FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<Optional<Rule>> selected =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper();

    public FindingsViewModel(CaptureStore store, FindingTally tally, Ways ways) {
        this.store = store;
        this.tally = tally;
        this.ways = ways;
        selected.subscribe(this::showRows);
    }

    /// The rules that are broken, the gravest first.
    public ObservableList<BrokenRule> rules() {
        return readOnlyRules;
    }

    /// The numbers of the first rows that break the selected rule.
    public ObservableList<Long> rows() {
        return readOnlyRows;
    }

    /// The rule whose rows are listed.
    public ObjectProperty<Optional<Rule>> selectedProperty() {
        return selected;
    }

    /// Whether the lists are being changed: what a control makes of its own selection meanwhile is
    /// not a choice of the user.
    public ReadOnlyBooleanProperty refreshingProperty() {
        return refreshing.getReadOnlyProperty();
    }

    /// The selected rule with its counts.
    public Optional<BrokenRule> selectedRule() {
        return selected.get().flatMap(this::find);
    }

    /// The broken rule that a rule is, if it is broken.
    public Optional<BrokenRule> find(Rule rule) {
        return rules.stream().filter(broken -> broken.rule() == rule).findFirst();
    }

    /// How many findings there are in all.
    public long count() {
        return rules.stream().mapToLong(BrokenRule::count).sum();
    }

    /// A row as it is kept.
    public Optional<CaptureRecord> row(long number) {
        return store.row(number);
    }

    /// A row's number as people count, from 1 at the first row since the last clearing.
    public long displayNumber(long number) {
        return number - store.firstRow() + 1;
    }

    // ---------------------------------------------------------------- commands

    /// Takes over what was counted so far.
    public void refresh() {
        List<BrokenRule> now = tally.broken();
        if (now.equals(rules)) {
            return;
        }
        refreshing.set(true);
        takeOver(now);
        if (selected.get().isPresent() && selectedRule().isEmpty()) {
            selected.set(Optional.empty());
        }
        showRows();
        refreshing.set(false);
    }

    private void takeOver(List<BrokenRule> now) {
        if (now.size() != rules.size()) {
            rules.setAll(now);
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(rules.get(i))) {
                rules.set(i, now.get(i));
            }
        }
    }

    private void showRows() {
        List<Long> now = selectedRule().map(BrokenRule::rows).orElse(List.of());
        boolean grown = now.size() >= rows.size() && now.subList(0, rows.size()).equals(rows);
        if (grown) {
            rows.addAll(now.subList(rows.size(), now.size()));
        } else {
            rows.setAll(now);
        }
    }

    /// Selects a row everywhere; nothing when it was cleared.
    public void choose(long number) {
        store.row(number).ifPresent(ways::select);
    }

    /// Selects a row and shows it in the frame list; nothing when it was cleared.
    public void open(long number) {
        store.row(number).ifPresent(ways::open);
    }

    /// Lists all rows that break the selected rule.
    public void listAll() {
        selected.get().ifPresent(rule -> ways.list(FilterText.equal(FieldSpec.FINDING, rule)));
    }
}
