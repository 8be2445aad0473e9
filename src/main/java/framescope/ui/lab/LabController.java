package framescope.ui.lab;

import framescope.lab.LabCase;
import framescope.lab.LabText;
import framescope.text.Messages;
import framescope.ui.control.Tip;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Binds the lab to its view model.
public final class LabController {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
    private static final PseudoClass OTHER_CODE = PseudoClass.getPseudoClass("other-code");

    private final LabViewModel model;

    @FXML private Button run;
    @FXML private Button stop;
    @FXML private Button export;
    @FXML private Label state;
    @FXML private TableView<LabCase> table;
    @FXML private Node empty;

    public LabController(LabViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        state.textProperty().bind(model.stateProperty());
        model.runningProperty().subscribe(this::showRun);
        model.listeningProperty().subscribe(this::showRun);
        showRun();
        stop.disableProperty().bind(model.runningProperty().not());
        table.setItems(model.cases());
        table.setPlaceholder(empty);
        column("group", 110, done -> done.trial().group());
        column("case", 170, done -> done.trial().name());
        column("verdict", 90, LabText::verdict);
        column("prediction", 300, LabCase::prediction);
        column("outcome", 190, LabText::outcome);
        column("page", 110, LabCase::page);
        column("time", 55, LabText::time);
        column("explanation", 330, LabText::explanation);
        table.setRowFactory(ignored -> new Row());
        export.setDisable(true);
        model.cases()
                .addListener(
                        (ListChangeListener<LabCase>)
                                change -> {
                                    export.setDisable(model.cases().isEmpty());
                                    table.scrollTo(model.cases().size() - 1);
                                });
    }

    private void showRun() {
        run.setDisable(model.runningProperty().get() || model.listeningProperty().get().isEmpty());
    }

    private void column(String name, double width, Function<LabCase, String> text) {
        TableColumn<LabCase, String> column = new TableColumn<>(Messages.get("lab.column." + name));
        column.setId("lab-" + name);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(ignored -> new Cell());
        table.getColumns().add(column);
    }

    @FXML
    private void run() {
        model.run();
    }

    @FXML
    private void stop() {
        model.stop();
    }

    @FXML
    private void export() {
        model.export();
    }

    /// A text that its tooltip shows in full.
    private static final class Cell extends TableCell<LabCase, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            String shown = empty || text == null ? "" : text;
            setText(shown);
            Tip.setText(this, shown);
        }
    }

    /// A row that shows whether its case agrees.
    private static final class Row extends TableRow<LabCase> {
        @Override
        protected void updateItem(@Nullable LabCase done, boolean empty) {
            super.updateItem(done, empty);
            LabCase.@Nullable Verdict verdict = empty || done == null ? null : done.verdict();
            pseudoClassStateChanged(DIFFERS, verdict == LabCase.Verdict.DIFFERS);
            pseudoClassStateChanged(OTHER_CODE, verdict == LabCase.Verdict.OTHER_CODE);
        }
    }
}
