package framescope.ui.lab;

import framescope.lab.LabCase;
import framescope.lab.LabPage;
import framescope.text.Messages;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/// Binds the lab to its view model.
public final class LabController {
    private final LabViewModel model;

    @FXML private Button run;
    @FXML private Button stop;
    @FXML private Button export;
    @FXML private ComboBox<LabPage> pages;
    @FXML private ToggleButton differences;
    @FXML private ProgressBar progress;
    @FXML private Label state;
    @FXML private TableView<LabCase> table;
    @FXML private Node empty;
    @FXML private Label emptyTitle;
    @FXML private Label emptyHint;
    @FXML private ScrollPane room;
    @FXML private VBox detail;

    public LabController(LabViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        state.textProperty().bind(model.stateProperty());
        state.managedProperty().bind(state.textProperty().isNotEmpty());
        progress.progressProperty().bind(model.progressProperty());
        progress.visibleProperty().bind(model.runningProperty());
        progress.managedProperty().bind(model.runningProperty());
        model.runningProperty().subscribe(this::showRun);
        model.listeningProperty().subscribe(this::showRun);
        // One of the two makes sense at a time.
        run.visibleProperty().bind(model.runningProperty().not());
        run.managedProperty().bind(run.visibleProperty());
        stop.visibleProperty().bind(model.runningProperty());
        stop.managedProperty().bind(stop.visibleProperty());
        showPages();
        differences.selectedProperty().bindBidirectional(model.differencesOnlyProperty());
        showTable();
        showRun();
    }

    private void showRun() {
        run.setDisable(model.listeningProperty().get().isEmpty());
        if (!model.runningProperty().get()) {
            selectADifference();
        }
    }

    // What a run is made for, so that its reasons are in sight.
    private void selectADifference() {
        if (table.getSelectionModel().isEmpty()) {
            model.shown().stream()
                    .filter(each -> each.verdict() != LabCase.Verdict.AGREES)
                    .findFirst()
                    .ifPresent(each -> {
                        table.getSelectionModel().select(each);
                        table.scrollTo(each);
                    });
        }
    }

    private void showPages() {
        pages.setItems(model.pages());
        pages.setConverter(new PageNames(model.pages()));
        model.wantedProperty()
                .subscribe(wanted ->
                        wanted.ifPresentOrElse(
                                pages::setValue, () -> pages.getSelectionModel().clearSelection()));
        pages.valueProperty()
                .subscribe(page -> {
                    if (page != null) {
                        model.wantedProperty().set(Optional.of(page));
                    }
                });
        pages.disableProperty().bind(model.runningProperty());
        model.pages().addListener((ListChangeListener<LabPage>) change -> showWhetherToChoose());
        showWhetherToChoose();
    }

    private void showWhetherToChoose() {
        pages.setVisible(model.pages().size() > 1);
        pages.setManaged(model.pages().size() > 1);
    }

    private void showTable() {
        table.setItems(model.shown());
        table.setPlaceholder(empty);
        new LabColumns(table).add();
        LabDetail chosen = new LabDetail(detail);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(done -> {
                    chosen.show(Optional.ofNullable(done));
                    room.setVvalue(0);
                });
        model.cases().addListener((ListChangeListener<LabCase>) change -> showCases());
        model.differencesOnlyProperty().subscribe(this::showCases);
        showCases();
    }

    private void showCases() {
        boolean none = model.cases().isEmpty();
        export.setDisable(none);
        differences.setDisable(none);
        emptyTitle.setText(Messages.get(none ? "lab.empty" : "lab.emptyOfDifferences"));
        emptyHint.setText(Messages.get(none ? "lab.empty.hint" : "lab.emptyOfDifferences.hint"));
        if (model.runningProperty().get() && table.getSelectionModel().isEmpty()) {
            table.scrollTo(model.shown().size() - 1);
        }
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
}
