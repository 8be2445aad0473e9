package framescope.ui.detail;

import framescope.capture.CaptureRecord;
import framescope.dissect.CodePoint;
import framescope.dissect.DeflateSymbols;
import framescope.dissect.ReassembledMessage.Fragment;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.control.RowNumbers;
import framescope.ui.detail.TextPoints.Beginning;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Shows a text message code point by code point: its bytes, what it is, what is wrong with it, and
/// where one frame ends and the next begins.
public final class Utf8Controller {
    private static final double ROW_HEIGHT = 24;

    private final OnDemand<TextPoints> text;
    private final ToLongFunction<CaptureRecord> numbers;

    @FXML private Label summary;
    @FXML private Button next;
    @FXML private TableView<Integer> points;
    @FXML private TableColumn<Integer, String> place;
    @FXML private TableColumn<Integer, String> bytes;
    @FXML private TableColumn<Integer, String> code;
    @FXML private TableColumn<Integer, String> character;
    @FXML private TableColumn<Integer, String> about;

    /// @param numbers the number of a row as the frame list shows it
    public Utf8Controller(OnDemand<TextPoints> text, ToLongFunction<CaptureRecord> numbers) {
        this.text = text;
        this.numbers = numbers;
    }

    @FXML
    private void initialize() {
        points.setFixedCellSize(ROW_HEIGHT);
        points.setRowFactory(ignored -> new PointRow());
        cells(place, point -> String.valueOf(point.range().from()));
        cells(bytes, point -> shown().points().bytes(point).spacedHex());
        cells(code, point -> point.fault().isPresent() ? "" : code(point));
        cells(character, Utf8Controller::character);
        cells(about, this::about);
        text.valueProperty().subscribe(this::show);
    }

    private void cells(TableColumn<Integer, String> column, Function<CodePoint, String> words) {
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row ->
                new ReadOnlyStringWrapper(words.apply(shown().points().get(row.getValue()))));
    }

    private TextPoints shown() {
        return text.valueProperty().get().orElseThrow();
    }

    private void show(Optional<TextPoints> shown) {
        points.setItems(new RowNumbers(shown.map(each -> each.points().count()).orElse(0)));
        summary.setText(shown.map(Utf8Controller::summary).orElse(""));
        next.setDisable(shown.map(TextPoints::marks).filter(marks -> !marks.isEmpty()).isEmpty());
    }

    private static String summary(TextPoints shown) {
        String summary =
                Messages.format(
                        "utf8.summary",
                        shown.points().count(),
                        shown.message().bytes().length(),
                        shown.points().faultCount(),
                        shown.splits());
        if (!shown.message().isCompressed() || shown.message().fragments().size() == 1) {
            return summary;
        }
        String about = shown.allTold() ? "utf8.compressed" : "utf8.compressed.notTold";
        return Messages.format(about, summary, DeflateSymbols.MOST);
    }

    @FXML
    private void goToNext() {
        int now = points.getSelectionModel().getSelectedIndex();
        TextPoints all = shown();
        int target =
                all.marks().stream()
                        .filter(mark -> mark > now)
                        .findFirst()
                        .orElseGet(() -> all.marks().getFirst());
        points.getSelectionModel().clearAndSelect(target);
        points.scrollTo(Math.max(0, target - 2));
    }

    // ---------------------------------------------------------------- a code point in words

    private static String code(CodePoint point) {
        return String.format(Locale.ROOT, "U+%04X", point.value());
    }

    private static String character(CodePoint point) {
        return point.fault().isPresent()
                ? "\ufffd"
                : VisibleText.escape(Character.toString(point.value()));
    }

    private String about(CodePoint point) {
        String what = point.fault().map(fault -> fault(point, fault)).orElseGet(() -> name(point));
        return shown().beginningIn(point)
                .map(beginning -> boundary(point, beginning) + what)
                .orElse(what);
    }

    private static String name(CodePoint point) {
        @Nullable String name = Character.getName(point.value());
        return name == null ? Messages.get("utf8.unassigned") : name;
    }

    private static String fault(CodePoint point, CodePoint.Fault fault) {
        return Messages.format(
                "utf8.fault", Messages.of("utf8.fault", fault), point.range().from(), code(point));
    }

    private String boundary(CodePoint point, Beginning beginning) {
        String kind = shown().message().isCompressed() ? ".compressed" : "";
        Fragment fragment = beginning.fragment();
        long number = numbers.applyAsLong(fragment.row());
        int inFirst = beginning.at() - point.range().from();
        return inFirst == 0
                ? Messages.format("utf8.frameBegins" + kind, number)
                : Messages.format(
                        "utf8.split" + kind,
                        inFirst,
                        numbers.applyAsLong(shown().before(fragment)),
                        number);
    }

    /// A row, marked where its bytes are in two frames or are no code point.
    private final class PointRow extends TableRow<Integer> {
        private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
        private static final PseudoClass SPLIT = PseudoClass.getPseudoClass("split");

        @Override
        protected void updateItem(@Nullable Integer number, boolean empty) {
            super.updateItem(number, empty);
            Optional<CodePoint> point =
                    empty || number == null
                            ? Optional.empty()
                            : text.valueProperty().get().map(all -> all.points().get(number));
            pseudoClassStateChanged(ERROR, point.flatMap(CodePoint::fault).isPresent());
            pseudoClassStateChanged(
                    SPLIT,
                    point.filter(each ->
                                    shown().beginningIn(each)
                                            .filter(begun -> begun.at() > each.range().from())
                                            .isPresent())
                            .isPresent());
        }
    }
}
