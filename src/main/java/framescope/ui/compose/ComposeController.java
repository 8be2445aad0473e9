package framescope.ui.compose;

import framescope.compose.Composition;
import framescope.compose.Outlook;
import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.text.Messages;
import framescope.text.OutlookText;
import framescope.ui.compose.DraftViewModel.Face;
import framescope.ui.control.HexView;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/// Binds the composer to its view model: faces, and what is shown below them.
public final class ComposeController {
    private static final PseudoClass ILLEGAL = PseudoClass.getPseudoClass("illegal");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final ComposeViewModel model;
    private final DraftViewModel draft;

    @FXML private ToggleGroup face;
    @FXML private Node simple;
    @FXML private Node bits;
    @FXML private MenuButton presets;
    @FXML private MenuButton history;
    @FXML private Label hiddenBits;
    @FXML private Label previewTitle;
    @FXML private HexView preview;
    @FXML private Node predictionBox;
    @FXML private Label prediction;
    @FXML private Label findings;
    @FXML private Node outcomeBox;
    @FXML private Label outcome;
    @FXML private Label problem;
    @FXML private Button send;
    @FXML private ToggleButton repeatOpen;

    public ComposeController(ComposeViewModel model) {
        this.model = model;
        draft = model.draft();
    }

    @FXML
    private void initialize() {
        Toggles.bind(face, Face.class, draft.faceProperty());
        draft.faceProperty().subscribe(this::showFace);
        draft.hiddenBitsProperty().subscribe(ignored -> showFace(draft.faceProperty().get()));
        hiddenBits.textProperty().bind(draft.hiddenBitsProperty());
        new PresetMenu(presets, model);
        repeatOpen.selectedProperty().bindBidirectional(model.repeat().openProperty());
        new HistoryMenu(history, model.history());
        problem.textProperty().bind(model.problemProperty());
        model.problemProperty().subscribe(words -> Toggles.show(problem, !words.isEmpty()));
        // That nobody is connected yet is no fault of the user's.
        draft.problemProperty()
                .subscribe(fault -> problem.pseudoClassStateChanged(WAITING, fault.isEmpty()));
        outcome.textProperty().bind(model.outcomeProperty());
        model.outcomeProperty().subscribe(words -> Toggles.show(outcomeBox, !words.isEmpty()));
        model.sendableProperty().subscribe(can -> send.setDisable(!can));
        draft.compositionProperty().subscribe(this::showPreview);
        draft.outlookProperty().subscribe(this::showOutlook);
    }

    private void showFace(Face shown) {
        Toggles.show(simple, shown == Face.SIMPLE);
        Toggles.show(bits, shown == Face.BITS);
        boolean hidden = !draft.hiddenBitsProperty().get().isEmpty();
        Toggles.show(hiddenBits, shown == Face.SIMPLE && hidden);
    }

    // ---------------------------------------------------------------- preview and sending

    private void showPreview(Optional<Composition> composition) {
        Bytes bytes = composition.map(Composition::bytes).orElse(Bytes.EMPTY);
        previewTitle.setText(Messages.format("compose.preview", bytes.length()));
        preview.spansProperty()
                .set(composition.map(made -> ComposedSpans.of(made.frames())).orElse(List.of()));
        preview.bytesProperty().set(bytes);
    }

    private void showOutlook(Optional<Outlook> outlook) {
        prediction.setText(outlook.map(OutlookText::of).orElse(""));
        predictionBox.pseudoClassStateChanged(
                ILLEGAL, outlook.filter(Outlook::isIllegal).isPresent());
        Toggles.show(predictionBox, outlook.isPresent());
        List<Rule> rules = outlook.map(known -> known.findings().rules()).orElse(List.of());
        FindingsText.show(findings, rules);
    }

    @FXML
    private void send() {
        model.send();
    }
}
