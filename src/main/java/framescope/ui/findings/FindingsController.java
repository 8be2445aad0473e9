package framescope.ui.findings;

import framescope.analysis.BrokenRule;
import framescope.analysis.FindingTally;
import framescope.protocol.Rule;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.common.PaneLayout;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/// Binds the findings panel to its view model.
public final class FindingsController {
    private final FindingsViewModel model;
    private final RowText texts;
    private final PaneLayout panes;
    private boolean following;

    @FXML private SplitPane divided;
    @FXML private ListView<BrokenRule> rules;
    @FXML private ListView<Long> rows;
    @FXML private VBox rowsPane;
    @FXML private Label rowsTitle;
    @FXML private Label rowsCut;
    @FXML private Button listAll;

    /// @param panes where it is kept how the view is divided
    public FindingsController(FindingsViewModel model, RowText texts, PaneLayout panes) {
        this.model = model;
        this.texts = texts;
        this.panes = panes;
    }

    @FXML
    private void initialize() {
        panes.keep(divided, "findings");
        rules.setItems(model.rules());
        rules.setCellFactory(ignored -> new RuleCell(model::displayNumber));
        rules.getSelectionModel()
                .selectedItemProperty()
                .subscribe(broken -> {
                    if (isUsers() && broken != null) {
                        model.selectedProperty().set(Optional.of(broken.rule()));
                    }
                });
        model.selectedProperty().subscribe(this::show);
        model.refreshingProperty().subscribe(() -> show(model.selectedProperty().get()));
        bindRows();
    }

    private boolean isUsers() {
        return !following && !model.refreshingProperty().get();
    }

    private void show(Optional<Rule> rule) {
        following = true;
        Optional<BrokenRule> broken = rule.flatMap(model::find);
        broken.ifPresentOrElse(
                rules.getSelectionModel()::select, rules.getSelectionModel()::clearSelection);
        following = false;
        // Where no rule is broken there is none to select.
        rowsPane.setVisible(!model.rules().isEmpty());
        rowsTitle.setText(
                broken.map(found -> RowText.rule(found.rule()))
                        .orElse(Messages.get("findings.rows")));
        boolean cut = broken.filter(found -> found.count() > found.rows().size()).isPresent();
        rowsCut.setVisible(cut);
        rowsCut.setManaged(cut);
        rowsCut.setText(
                Messages.format(
                        "findings.rows.cut",
                        FindingTally.MOST_ROWS,
                        broken.map(BrokenRule::count).orElse(0L)));
        listAll.setDisable(broken.isEmpty());
    }

    private void bindRows() {
        rows.setItems(model.rows());
        rows.setCellFactory(ignored -> new FindingRowCell(model, texts));
        rows.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (isUsers() && row != null) {
                        model.choose(row);
                    }
                });
        rows.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                openSelected();
            }
        });
        rows.setOnKeyPressed(press -> {
            if (press.getCode() == KeyCode.ENTER && !press.isShortcutDown()) {
                openSelected();
                press.consume();
            }
        });
    }

    private void openSelected() {
        Long row = rows.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.open(row);
        }
    }

    @FXML
    private void listAll() {
        model.listAll();
    }
}
