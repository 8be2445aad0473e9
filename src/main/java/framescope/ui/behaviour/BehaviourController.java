package framescope.ui.behaviour;

import framescope.behaviour.Reply;
import framescope.text.Messages;
import framescope.ui.common.ConnectionChoice;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Binds the tab «Behaviour» to its view model.
public final class BehaviourController {
    private final BehaviourViewModel model;

    @FXML private ComboBox<Integer> target;
    @FXML private Label state;
    @FXML private ComboBox<Reply.Kind> reply;
    @FXML private TextField replyText;
    @FXML private TextField delay;
    @FXML private TextField fragment;
    @FXML private ComboBox<PongChoice> pong;
    @FXML private TextField pongDelay;
    @FXML private Node handshake;
    @FXML private Label problem;
    @FXML private Button switchOn;
    @FXML private Button switchOff;

    public BehaviourController(BehaviourViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        BehaviourForm form = model.form();
        WordConverter.fill(reply, "behaviour.reply", List.of(Reply.Kind.values()));
        WordConverter.fill(pong, "behaviour.pong", List.of(PongChoice.values()));
        reply.valueProperty().bindBidirectional(form.replyProperty());
        replyText.textProperty().bindBidirectional(form.replyTextProperty());
        delay.textProperty().bindBidirectional(form.delayProperty());
        fragment.textProperty().bindBidirectional(form.fragmentProperty());
        pong.valueProperty().bindBidirectional(form.pongProperty());
        pongDelay.textProperty().bindBidirectional(form.pongDelayProperty());
        form.replyProperty().subscribe(kind -> show(replyText, kind == Reply.Kind.TEXT));
        form.pongProperty().subscribe(choice -> show(pongDelay, choice.hasDelay()));
        model.targetProperty().subscribe(number -> show(handshake, number.isEmpty()));
        state.textProperty().bind(model.stateProperty());
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        switchOn.disableProperty().bind(model.changedProperty().not());
        switchOff
                .disableProperty()
                .bind(model.unusualProperty().not().and(model.changedProperty().not()));
        ConnectionChoice.bind(
                target,
                model.targetProperty(),
                model.openConnectionsProperty(),
                BehaviourController::targetName);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static String targetName(Optional<Integer> number) {
        return number.map(each ->
                        Messages.format("behaviour.target.connection", String.valueOf(each)))
                .orElseGet(() -> Messages.get("behaviour.target.run"));
    }

    @FXML
    private void switchOn() {
        model.switchOn();
    }

    @FXML
    private void switchOff() {
        model.switchOff();
    }

    @FXML
    private void importFile() {
        model.importFile();
    }

    @FXML
    private void exportFile() {
        model.exportFile();
    }
}
