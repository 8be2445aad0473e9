package framescope.ui.compose;

import framescope.text.Messages;
import framescope.ui.control.HexView;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// Binds the answer to the next opening handshake.
public final class NextAnswerController {
    private static final PseudoClass ILLEGAL = PseudoClass.getPseudoClass("illegal");

    private final NextAnswerViewModel model;

    @FXML private Node pane;
    @FXML private Label title;
    @FXML private Label about;
    @FXML private Label bytesTitle;
    @FXML private HexView bytes;
    @FXML private Label leftOut;
    @FXML private Node predictionBox;
    @FXML private Label prediction;
    @FXML private Label findings;
    @FXML private Node outcomeBox;
    @FXML private Label outcome;

    public NextAnswerController(NextAnswerViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        model.answerProperty().subscribe(this::show);
        model.givenProperty().subscribe(() -> show(model.answerProperty().get()));
        outcome.textProperty().bind(model.outcomeProperty());
        model.outcomeProperty().subscribe(words -> Toggles.show(outcomeBox, !words.isEmpty()));
    }

    private void show(Optional<NextAnswer> answer) {
        Toggles.show(pane, answer.isPresent());
        answer.ifPresent(this::show);
    }

    private void show(NextAnswer answer) {
        String given = model.givenProperty().get();
        title.setText(
                given.isEmpty()
                        ? Messages.format(
                                "nextAnswer.title", Messages.of("handshakePreset", answer.preset()))
                        : given);
        about.setText(Messages.of("handshakePreset.about", answer.preset()));
        bytesTitle.setText(
                given.isEmpty()
                        ? Messages.format(
                                "nextAnswer.bytes", answer.bytes().length(), answer.asked())
                        : Messages.get("nextAnswer.bytesGiven"));
        bytes.spansProperty().set(answer.spans());
        bytes.bytesProperty().set(answer.bytes());
        bytes.selectedRangeProperty().set(answer.firstChange());
        leftOut.setText(answer.leftOut());
        Toggles.show(leftOut, !answer.leftOut().isEmpty());
        prediction.setText(answer.prediction());
        FindingsText.show(findings, answer.findings());
        predictionBox.pseudoClassStateChanged(ILLEGAL, !answer.findings().isEmpty());
    }

    @FXML
    private void dismiss() {
        model.dismiss();
    }
}
