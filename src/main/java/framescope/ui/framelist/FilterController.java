package framescope.ui.framelist;

import framescope.capture.Direction;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.control.Tip;
import framescope.ui.framelist.FilterSettings.Saved;
import framescope.ui.framelist.FilterViewModel.FilterCount;
import framescope.ui.framelist.FilterViewModel.Validity;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/// Binds the filter bar to its view model.
public final class FilterController {
    private static final PseudoClass VALID = PseudoClass.getPseudoClass("valid");
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final FilterViewModel model;
    private boolean showing;
    private Runnable onLeave = () -> {};

    @FXML private TextField filter;
    @FXML private MenuButton history;
    @FXML private MenuButton columns;
    @FXML private ToggleButton save;
    @FXML private FlowPane saved;
    @FXML private TextField name;
    @FXML private ToggleButton fromClient;
    @FXML private ToggleButton fromServer;
    @FXML private ToggleButton noControl;
    @FXML private ToggleButton findings;
    @FXML private ToggleButton connection;
    @FXML private Label count;
    @FXML private Label problem;

    public FilterController(FilterViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        new CompletionPopup(filter, model::completion);
        filter.textProperty().bindBidirectional(model.textProperty());
        filter.setOnAction(entered -> model.apply());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, this::clearOrLeave);
        model.validityProperty().subscribe(this::mark);
        model.focusRequestsProperty().subscribe(this::focus);
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        model.countProperty().subscribe(this::show);
        count.visibleProperty().bind(count.textProperty().isNotEmpty());
        count.managedProperty().bind(count.visibleProperty());
        bindQuickFilters();
        history.setOnShowing(ignored -> listHistory());
        bindSaved();
    }

    /// The button for the columns of the list that is filtered.
    MenuButton columns() {
        return columns;
    }

    /// Sets who takes the focus when Down is pressed in the filter.
    void setOnLeave(Runnable taker) {
        onLeave = taker;
    }

    // The list of what could be written takes Down for itself while it is there.
    private void clearOrLeave(KeyEvent press) {
        if (press.getCode() == KeyCode.ESCAPE) {
            model.clear();
            press.consume();
        } else if (press.getCode() == KeyCode.DOWN) {
            onLeave.run();
            press.consume();
        }
    }

    private void mark(Validity validity) {
        filter.pseudoClassStateChanged(VALID, validity == Validity.VALID);
        filter.pseudoClassStateChanged(INVALID, validity == Validity.INVALID);
    }

    private void focus() {
        if (model.focusRequestsProperty().get() > 0) {
            filter.requestFocus();
            filter.selectAll();
        }
    }

    private void show(Optional<FilterCount> shown) {
        count.setText(
                shown.map(now ->
                                Messages.format(
                                        now.scanning() ? "filter.scanning" : "filter.count",
                                        now.passing(),
                                        now.rows()))
                        .orElse(""));
    }

    // ---------------------------------------------------------------- quick filters

    private void bindQuickFilters() {
        noControl.selectedProperty().bindBidirectional(model.controlFramesHiddenProperty());
        findings.selectedProperty().bindBidirectional(model.findingsOnlyProperty());
        connection.selectedProperty().bindBidirectional(model.oneConnectionProperty());
        model.connectionProperty()
                .subscribe(number -> {
                    int chosen = number.intValue();
                    connection.setDisable(chosen == 0);
                    connection.setText(
                            chosen == 0
                                    ? Messages.get("filter.connection")
                                    : Messages.format(
                                            "filter.connectionOf", String.valueOf(chosen)));
                });
        fromClient.selectedProperty().subscribe(on -> choose(Direction.CLIENT_TO_SERVER, on));
        fromServer.selectedProperty().subscribe(on -> choose(Direction.SERVER_TO_CLIENT, on));
        model.directionProperty().subscribe(this::showDirection);
    }

    private void choose(Direction direction, boolean on) {
        if (!showing) {
            Optional<Direction> now = model.directionProperty().get();
            if (on) {
                model.directionProperty().set(Optional.of(direction));
            } else if (now.filter(direction::equals).isPresent()) {
                model.directionProperty().set(Optional.empty());
            }
        }
    }

    private void showDirection(Optional<Direction> direction) {
        showing = true;
        fromClient.setSelected(direction.filter(Direction.CLIENT_TO_SERVER::equals).isPresent());
        fromServer.setSelected(direction.filter(Direction.SERVER_TO_CLIENT::equals).isPresent());
        showing = false;
    }

    // ---------------------------------------------------------------- filters with buttons

    private void bindSaved() {
        save.disableProperty().bind(model.validityProperty().isNotEqualTo(Validity.VALID));
        name.visibleProperty().bind(save.selectedProperty());
        name.managedProperty().bind(name.visibleProperty());
        save.selectedProperty().subscribe((before, on) -> askForName(on));
        name.setOnAction(entered -> {
            model.save(name.getText());
            save.setSelected(false);
        });
        name.addEventHandler(KeyEvent.KEY_PRESSED, this::giveUpName);
        model.saved().subscribe(this::showSaved);
        showSaved();
    }

    private void askForName(boolean on) {
        showSaved();
        if (on) {
            name.setText("");
            name.requestFocus();
        }
    }

    private void giveUpName(KeyEvent press) {
        if (press.getCode() == KeyCode.ESCAPE) {
            save.setSelected(false);
            press.consume();
        }
    }

    private void showSaved() {
        saved.getChildren().setAll(model.saved().stream().map(this::button).toList());
        saved.getChildren().add(name);
        boolean any = !model.saved().isEmpty() || save.isSelected();
        saved.setVisible(any);
        saved.setManaged(any);
    }

    private Button button(Saved filterOfButton) {
        Button button = new Button(VisibleText.escape(filterOfButton.name()));
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("small", "saved-filter");
        String about =
                Messages.format("filter.saved.about", VisibleText.escape(filterOfButton.filter()));
        button.setAccessibleText(button.getText() + ": " + about);
        Tip.setText(button, about);
        button.setOnAction(chosen -> model.apply(filterOfButton.filter()));
        MenuItem remove = new MenuItem(Messages.get("filter.saved.remove"));
        remove.setId("remove-saved-filter");
        remove.setOnAction(chosen -> model.remove(filterOfButton));
        button.setContextMenu(new ContextMenu(remove));
        return button;
    }

    // ---------------------------------------------------------------- history

    private void listHistory() {
        history.getItems().setAll(model.history().stream().map(this::item).toList());
        if (history.getItems().isEmpty()) {
            MenuItem none = new MenuItem(Messages.get("filter.history.empty"));
            none.setDisable(true);
            history.getItems().add(none);
        }
    }

    private MenuItem item(String earlier) {
        MenuItem item = new MenuItem(VisibleText.escape(earlier));
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> model.apply(earlier));
        return item;
    }
}
