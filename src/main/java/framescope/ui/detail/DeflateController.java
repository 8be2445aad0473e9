package framescope.ui.detail;

import framescope.dissect.DeflateLens;
import framescope.dissect.DeflateSymbols.Kind;
import framescope.dissect.DeflateSymbols.Symbol;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.control.RowNumbers;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Shows how a compressed message is built: its blocks, its literals and its copies, what they
/// bring forth, and what compression has saved.
public final class DeflateController {
    private static final double ROW_HEIGHT = 24;
    private static final int MOST_BITS = 24;
    private static final int MOST_BYTES = 48;

    private final OnDemand<DeflateLens> lens;

    @FXML private Label summary;
    @FXML private TableView<Integer> symbols;
    @FXML private TableColumn<Integer, String> place;
    @FXML private TableColumn<Integer, String> bits;
    @FXML private TableColumn<Integer, String> what;
    @FXML private TableColumn<Integer, String> output;
    @FXML private TableColumn<Integer, String> at;

    public DeflateController(OnDemand<DeflateLens> lens) {
        this.lens = lens;
    }

    @FXML
    private void initialize() {
        symbols.setFixedCellSize(ROW_HEIGHT);
        symbols.setRowFactory(ignored -> new SymbolRow());
        cells(place, symbol -> symbol.start() / 8 + "." + symbol.start() % 8);
        cells(bits, this::bits);
        cells(what, this::what);
        cells(output, this::output);
        cells(at, symbol -> symbol.from() == symbol.to() ? "" : String.valueOf(symbol.from()));
        lens.valueProperty().subscribe(this::show);
    }

    private void cells(TableColumn<Integer, String> column, Function<Symbol, String> words) {
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row ->
                new ReadOnlyStringWrapper(words.apply(shown().symbols().get(row.getValue()))));
    }

    private DeflateLens shown() {
        return lens.valueProperty().get().orElseThrow();
    }

    private void show(Optional<DeflateLens> shown) {
        symbols.setItems(new RowNumbers(shown.map(each -> each.symbols().count()).orElse(0)));
        summary.setText(shown.map(DeflateController::summary).orElse(""));
    }

    private static String summary(DeflateLens shown) {
        long wire = shown.message().wireLength();
        long content = shown.message().bytes().length();
        String size =
                Messages.format(
                        shown.symbols().added() == 0 ? "deflate.size.part" : "deflate.size",
                        wire,
                        content,
                        share(wire, content));
        String running =
                Messages.format(
                        "deflate.running",
                        shown.running().messages(),
                        shown.running().wireBytes(),
                        shown.running().inflatedBytes(),
                        share(shown.running().wireBytes(), shown.running().inflatedBytes()));
        String context =
                Messages.format(
                        "deflate.context",
                        shown.symbols().reachingBack(),
                        shown.symbols().fetched(),
                        shown.alone());
        return String.join(" ", size, context, running);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    // ---------------------------------------------------------------- a symbol in words

    private String bits(Symbol symbol) {
        String first = shown().symbols().bits(symbol, MOST_BITS);
        return symbol.bits() > MOST_BITS
                ? Messages.format("deflate.bits", first, symbol.bits())
                : first;
    }

    private String what(Symbol symbol) {
        String words =
                switch (symbol.kind()) {
                    case BLOCK -> Messages.of("deflate.block", symbol.blockType());
                    case LITERAL -> Messages.format("deflate.literal", hex(symbol.value()));
                    case STORED -> Messages.format("deflate.stored", symbol.value());
                    case MATCH ->
                            Messages.format(
                                    symbol.reachesBack() ? "deflate.reach" : "deflate.match",
                                    symbol.value(),
                                    symbol.distance());
                    case END, PADDING -> Messages.of("deflate.symbol", symbol.kind());
                    case REST -> Messages.format("deflate.rest", symbol.bits());
                };
        String marked = symbol.last() ? words + Messages.get("deflate.last") : words;
        return shown().symbols().isAdded(symbol) ? marked + Messages.get("deflate.added") : marked;
    }

    private static String hex(int value) {
        return Bytes.of((byte) value).hex();
    }

    private String output(Symbol symbol) {
        Bytes bytes = shown().output(symbol, MOST_BYTES);
        String words =
                shown().message().opcode() == Opcode.TEXT
                        ? VisibleText.escape(bytes.text())
                        : bytes.spacedHex();
        return symbol.to() - symbol.from() > MOST_BYTES ? words + "…" : words;
    }

    /// A row, marked where it copies, and where it was left out on the wire or cannot be read.
    private final class SymbolRow extends TableRow<Integer> {
        private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
        private static final PseudoClass SPLIT = PseudoClass.getPseudoClass("split");

        @Override
        protected void updateItem(@Nullable Integer number, boolean empty) {
            super.updateItem(number, empty);
            Optional<Symbol> symbol =
                    empty || number == null
                            ? Optional.empty()
                            : lens.valueProperty().get().map(all -> all.symbols().get(number));
            pseudoClassStateChanged(
                    ERROR, symbol.filter(each -> each.kind() == Kind.REST).isPresent());
            pseudoClassStateChanged(SPLIT, symbol.filter(Symbol::reachesBack).isPresent());
        }
    }
}
