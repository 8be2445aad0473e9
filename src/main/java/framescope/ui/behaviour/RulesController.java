package framescope.ui.behaviour;

import framescope.behaviour.BehaviourRule;
import framescope.behaviour.RuleCondition.Test;
import framescope.behaviour.RuleCondition.Trigger;
import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.text.RuleText;
import framescope.ui.control.Tip;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// Binds the list of rules and the rule that is being written.
public final class RulesController {
    private final RulesViewModel model;

    @FXML private ListView<BehaviourRule> list;
    @FXML private ComboBox<Trigger> trigger;
    @FXML private ComboBox<Test> test;
    @FXML private TextField text;
    @FXML private ComboBox<ActionKind> action;
    @FXML private TextField delay;
    @FXML private TextField argument;
    @FXML private Label problem;
    @FXML private Button add;
    @FXML private Button replace;
    @FXML private Button up;
    @FXML private Button down;
    @FXML private Button remove;
    @FXML private ComboBox<Opcode> sampleOpcode;
    @FXML private TextField sample;
    @FXML private Label verdict;

    public RulesController(RulesViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        list.setItems(model.rules());
        list.setPlaceholder(new Label(Messages.get("behaviour.noRules")));
        list.setCellFactory(ignored -> new RuleCell());
        list.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> model.selectedProperty().set(index.intValue()));
        model.selectedProperty()
                .subscribe(index -> list.getSelectionModel().clearAndSelect(index.intValue()));
        WordConverter.fill(trigger, "behaviour.trigger", List.of(Trigger.values()));
        WordConverter.fill(test, "behaviour.test", List.of(Test.values()));
        WordConverter.fill(action, "behaviour.action", List.of(ActionKind.values()));
        WordConverter.fill(
                sampleOpcode,
                "opcode",
                List.of(Opcode.TEXT, Opcode.BINARY, Opcode.PING, Opcode.PONG, Opcode.CLOSE));
        trigger.valueProperty().bindBidirectional(model.triggerProperty());
        test.valueProperty().bindBidirectional(model.testProperty());
        text.textProperty().bindBidirectional(model.textProperty());
        action.valueProperty().bindBidirectional(model.actionProperty());
        argument.textProperty().bindBidirectional(model.argumentProperty());
        delay.textProperty().bindBidirectional(model.delayProperty());
        sampleOpcode.valueProperty().bindBidirectional(model.sampleOpcodeProperty());
        sample.textProperty().bindBidirectional(model.sampleProperty());
        verdict.textProperty().bind(model.verdictProperty());
        model.testProperty()
                .subscribe(how ->
                        text.setPromptText(
                                Messages.get(
                                        how.isOfBytes()
                                                ? "behaviour.text.hexHint"
                                                : "behaviour.text.hint")));
        model.sampleOpcodeProperty()
                .subscribe(opcode ->
                        sample.setPromptText(
                                Messages.get(
                                        switch (opcode) {
                                            case BINARY -> "behaviour.sample.hexHint";
                                            case PING, PONG -> "behaviour.sample.controlHint";
                                            case CLOSE -> "behaviour.sample.closeHint";
                                            default -> "behaviour.sample.text";
                                        })));
        text.disableProperty().bind(test.valueProperty().isEqualTo(Test.ANY));
        model.actionProperty().subscribe(kind -> argument.setDisable(!kind.takesArgument()));
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        add.disableProperty().bind(model.problemProperty().isNotEmpty());
        replace.disableProperty()
                .bind(
                        model.problemProperty()
                                .isNotEmpty()
                                .or(model.selectedProperty().lessThan(0)));
        up.disableProperty().bind(model.selectedProperty().lessThan(1));
        down.disableProperty().bind(model.selectedProperty().lessThan(0));
        remove.disableProperty().bind(model.selectedProperty().lessThan(0));
    }

    @FXML
    private void add() {
        model.add();
    }

    @FXML
    private void replace() {
        model.replace();
    }

    @FXML
    private void up() {
        model.move(-1);
    }

    @FXML
    private void down() {
        model.move(1);
    }

    @FXML
    private void remove() {
        model.remove();
    }

    /// A rule in words, with all of it as the tooltip.
    private static final class RuleCell extends ListCell<BehaviourRule> {
        private RuleCell() {
            setPrefWidth(0); // A long rule ends in dots, and the list needs no second scroll bar.
        }

        @Override
        protected void updateItem(@Nullable BehaviourRule rule, boolean isEmpty) {
            super.updateItem(rule, isEmpty);
            if (isEmpty || rule == null) {
                setText(null);
                Tip.setText(this, "");
            } else {
                String words = RuleText.of(rule);
                setText(Messages.format("behaviour.numbered", getIndex() + 1, words));
                Tip.setText(this, words);
            }
        }
    }
}
