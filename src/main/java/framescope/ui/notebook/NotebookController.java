package framescope.ui.notebook;

import framescope.behaviour.HandshakePreset;
import framescope.dissect.FieldSpec;
import framescope.protocol.handshake.AcceptKey;
import framescope.protocol.handshake.HttpHead;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.notebook.HandshakeReader.Handshake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the handshake notebook to its view model.
public final class NotebookController {
    private final NotebookViewModel model;

    @FXML private Label of;
    @FXML private TextField key;
    @FXML private Button restore;
    @FXML private Label keyRemark;
    @FXML private TextArea joined;
    @FXML private TextArea sha1;
    @FXML private TextField accept;
    @FXML private Label comparison;
    @FXML private VBox headers;
    @FXML private ComboBox<HandshakePreset> preset;
    @FXML private Label presetAbout;
    @FXML private Label next;
    @FXML private Button usual;

    public NotebookController(NotebookViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        key.textProperty().bindBidirectional(model.keyProperty());
        keyRemark.textProperty().bind(model.keyRemarkProperty());
        model.stepsProperty().subscribe(this::showSteps);
        comparison.textProperty().bind(model.comparisonProperty());
        model.comparisonProperty().subscribe(words -> show(comparison, !words.isEmpty()));
        model.handshakeProperty().subscribe(this::showHandshake);
        preset.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable HandshakePreset item) {
                        return item == null ? "" : Messages.of("handshakePreset", item);
                    }

                    @Override
                    public HandshakePreset fromString(String text) {
                        throw new IllegalStateException("an item is chosen, not written");
                    }
                });
        preset.getItems().setAll(HandshakePreset.values());
        preset.valueProperty().bindBidirectional(model.presetProperty());
        model.presetProperty()
                .subscribe(each -> presetAbout.setText(Messages.of("handshakePreset.about", each)));
        model.nextProperty()
                .subscribe(change -> {
                    next.setText(model.nextInWords());
                    usual.setDisable(change.isEmpty());
                });
    }

    private void showSteps(AcceptKey steps) {
        joined.setText(steps.joined());
        sha1.setText(steps.sha1().spacedHex());
        accept.setText(steps.accept());
    }

    private void showHandshake(Optional<Handshake> shown) {
        restore.setDisable(shown.isEmpty());
        of.setText(
                shown.map(each -> Messages.format("notebook.of", String.valueOf(each.connection())))
                        .orElseGet(() -> Messages.get("notebook.sample")));
        List<Node> lines = new ArrayList<>();
        shown.ifPresent(each -> {
            addHead(lines, "notebook.request", each.request());
            each.response().ifPresent(head -> addHead(lines, "notebook.response", head));
        });
        headers.getChildren().setAll(lines);
    }

    private static void addHead(List<Node> lines, String title, HttpHead head) {
        lines.add(label(Messages.get(title), "form-title"));
        lines.add(label(VisibleText.escape(head.startLine()), "monospaced"));
        for (HttpHead.Line line : head.lines()) {
            if (line.name().isEmpty()) {
                lines.add(label(VisibleText.escape(line.value()), "monospaced"));
                continue;
            }
            FieldSpec spec = FieldSpec.ofHeader(line.name());
            lines.add(label(VisibleText.escape(line.name() + ": " + line.value()), "monospaced"));
            lines.add(label(Messages.of("field.about", spec), "small-note"));
        }
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    @FXML
    private void restoreKey() {
        model.restoreKey();
    }

    @FXML
    private void answerNext() {
        model.answerNext();
    }

    @FXML
    private void answerAsUsual() {
        model.answerAsUsual();
    }
}
