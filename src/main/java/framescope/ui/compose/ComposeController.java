package framescope.ui.compose;

import framescope.compose.Composition;
import framescope.protocol.Bytes;
import framescope.protocol.Rule;
import framescope.text.Messages;
import framescope.text.PredictionText;
import framescope.text.RowText;
import framescope.ui.compose.ComposeViewModel.Face;
import framescope.ui.control.HexView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the composer to its view model: targets, faces, and what is shown below them.
public final class ComposeController {
    /// Stands for all connections, which are numbered from 1, among the targets.
    private static final int ALL = 0;

    private static final PseudoClass ILLEGAL = PseudoClass.getPseudoClass("illegal");

    private final ComposeViewModel model;
    private boolean following;

    @FXML private ToggleGroup face;
    @FXML private Node simple;
    @FXML private Node bits;
    @FXML private Label hiddenBits;
    @FXML private ComboBox<Integer> target;
    @FXML private MenuButton several;
    @FXML private Label previewTitle;
    @FXML private HexView preview;
    @FXML private Node predictionBox;
    @FXML private Label prediction;
    @FXML private Label findings;
    @FXML private Node outcomeBox;
    @FXML private Label outcome;
    @FXML private Label problem;
    @FXML private Button send;

    public ComposeController(ComposeViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Toggles.bind(face, Face.class, model.faceProperty());
        model.faceProperty().subscribe(this::showFace);
        model.hiddenBitsProperty().subscribe(ignored -> showFace(model.faceProperty().get()));
        hiddenBits.textProperty().bind(model.hiddenBitsProperty());
        bindTarget();
        problem.textProperty().bind(model.problemProperty());
        model.problemProperty().subscribe(words -> Toggles.show(problem, !words.isEmpty()));
        outcome.textProperty().bind(model.outcomeProperty());
        model.outcomeProperty().subscribe(words -> Toggles.show(outcomeBox, !words.isEmpty()));
        model.sendableProperty().subscribe(can -> send.setDisable(!can));
        model.compositionProperty().subscribe(this::showPreview);
    }

    private void showFace(Face shown) {
        Toggles.show(simple, shown == Face.SIMPLE);
        Toggles.show(bits, shown == Face.BITS);
        boolean hidden = !model.hiddenBitsProperty().get().isEmpty();
        Toggles.show(hiddenBits, shown == Face.SIMPLE && hidden);
    }

    // ---------------------------------------------------------------- target

    private void bindTarget() {
        target.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Integer number) {
                        return targetName(number == null ? ALL : number);
                    }

                    @Override
                    public Integer fromString(String name) {
                        throw new IllegalStateException("a target is chosen, not written");
                    }
                });
        target.valueProperty().subscribe(this::targetChosen);
        model.openConnectionsProperty().subscribe(ignored -> showTargets());
        model.targetProperty().subscribe(ignored -> showTargets());
        several.setOnShowing(opened -> listSeveral());
        model.severalProperty().subscribe(this::showSeveral);
    }

    private void targetChosen(@Nullable Integer number) {
        if (!following && number != null) {
            model.targetProperty().set(number == ALL ? Optional.empty() : Optional.of(number));
        }
    }

    private void showTargets() {
        following = true;
        int chosen = model.targetProperty().get().orElse(ALL);
        List<Integer> targets = new ArrayList<>();
        targets.add(ALL);
        targets.addAll(model.openConnectionsProperty().get());
        if (!targets.contains(chosen)) {
            targets.add(chosen);
        }
        // Set anew even when equal: the number of open connections is part of a name, and a combo
        // box shows nothing when its items change under an equal value.
        target.setValue(null);
        target.getItems().setAll(targets);
        target.setValue(chosen);
        following = false;
    }

    private String targetName(int number) {
        return number == ALL
                ? Messages.format("compose.toAll", model.openConnectionsProperty().get().size())
                : Messages.format("compose.toOne", String.valueOf(number));
    }

    // A menu of thousands would be of no use: those that can be seen at a glance.
    private void listSeveral() {
        several.getItems().clear();
        for (int number : model.openConnectionsProperty().get().stream().limit(40).toList()) {
            CheckMenuItem item =
                    new CheckMenuItem(Messages.format("compose.toOne", String.valueOf(number)));
            item.setId("several-" + number);
            item.setSelected(model.severalProperty().get().contains(number));
            item.setOnAction(chosen -> model.choose(number, item.isSelected()));
            several.getItems().add(item);
        }
    }

    private void showSeveral(Set<Integer> chosen) {
        target.setDisable(!chosen.isEmpty());
        several.setText(chosen.isEmpty() ? "" : Messages.format("compose.several", chosen.size()));
    }

    // ---------------------------------------------------------------- preview and sending

    private void showPreview(Optional<Composition> composition) {
        Bytes bytes = composition.map(Composition::bytes).orElse(Bytes.EMPTY);
        previewTitle.setText(Messages.format("compose.preview", bytes.length()));
        preview.spansProperty()
                .set(composition.map(made -> ComposedSpans.of(made.frames())).orElse(List.of()));
        preview.bytesProperty().set(bytes);
        prediction.setText(composition.map(PredictionText::of).orElse(""));
        boolean illegal = composition.filter(made -> made.prediction().isIllegal()).isPresent();
        predictionBox.pseudoClassStateChanged(ILLEGAL, illegal);
        Toggles.show(predictionBox, composition.isPresent());
        List<Rule> rules =
                composition.map(made -> made.prediction().findings().rules()).orElse(List.of());
        findings.setText(
                rules.stream()
                        .map(rule ->
                                Messages.format(
                                        "compose.finding", RowText.rule(rule), rule.source()))
                        .collect(Collectors.joining("\n")));
        findings.setTooltip(
                rules.isEmpty()
                        ? null
                        : new Tooltip(
                                rules.stream()
                                        .map(rule -> Messages.of("rule.explained", rule))
                                        .collect(Collectors.joining("\n"))));
        Toggles.show(findings, !rules.isEmpty());
    }

    @FXML
    private void send() {
        model.send();
    }
}
