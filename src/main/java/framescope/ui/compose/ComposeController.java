package framescope.ui.compose;

import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.connection.OutgoingFrame;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.compose.ComposeViewModel.Kind;
import framescope.ui.control.HexSpan;
import framescope.ui.control.HexView;
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
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Binds the composer to its view model.
public final class ComposeController {
    /// Stands for all connections, which are numbered from 1, among the targets.
    private static final int ALL = 0;

    private final ComposeViewModel model;
    private boolean following;

    @FXML private ToggleGroup kind;
    @FXML private VBox textFace;
    @FXML private VBox hexFace;
    @FXML private VBox controlFace;
    @FXML private VBox closeFace;
    @FXML private TextArea text;
    @FXML private TextArea hex;
    @FXML private TextField controlText;
    @FXML private ComboBox<String> closeCode;
    @FXML private TextField closeReason;
    @FXML private Label closeReasonLength;
    @FXML private ComboBox<Integer> target;
    @FXML private Label previewTitle;
    @FXML private HexView preview;
    @FXML private Label problem;
    @FXML private Button send;

    public ComposeController(ComposeViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        text.textProperty().bindBidirectional(model.textProperty());
        hex.textProperty().bindBidirectional(model.hexProperty());
        controlText.textProperty().bindBidirectional(model.controlTextProperty());
        closeReason.textProperty().bindBidirectional(model.closeReasonProperty());
        closeCode
                .getItems()
                .setAll(ComposeViewModel.CODES.stream().map(RowText::closeCode).toList());
        closeCode.getEditor().textProperty().bindBidirectional(model.closeCodeProperty());
        model.closeReasonProperty().subscribe(this::countReason);
        kind.selectedToggleProperty().subscribe(this::kindChosen);
        model.kindProperty().subscribe(this::showKind);
        bindTarget();
        problem.textProperty().bind(model.problemProperty());
        model.sendableProperty().subscribe(can -> send.setDisable(!can));
        model.frameProperty().subscribe(this::showPreview);
    }

    private void countReason(String reason) {
        closeReasonLength.setText(
                Messages.format(
                        "compose.reasonLength",
                        Bytes.utf8(reason).length(),
                        ClosePayload.MAX_REASON_LENGTH));
    }

    // ---------------------------------------------------------------- kind

    private void kindChosen(@Nullable Toggle toggle) {
        if (toggle instanceof ToggleButton button) {
            model.kindProperty().set(Kind.valueOf(String.valueOf(button.getUserData())));
        } else {
            showKind(model.kindProperty().get()); // One of them is always chosen.
        }
    }

    private void showKind(Kind chosen) {
        kind.getToggles().stream()
                .filter(toggle -> chosen.name().equals(String.valueOf(toggle.getUserData())))
                .findFirst()
                .ifPresent(kind::selectToggle);
        show(textFace, chosen == Kind.TEXT);
        show(hexFace, chosen == Kind.BINARY);
        show(controlFace, chosen == Kind.PING || chosen == Kind.PONG);
        show(closeFace, chosen == Kind.CLOSE);
    }

    private static void show(Node face, boolean visible) {
        face.setVisible(visible);
        face.setManaged(visible);
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

    // ---------------------------------------------------------------- preview and sending

    private void showPreview(Optional<OutgoingFrame> frame) {
        Bytes bytes = frame.map(OutgoingFrame::toBytes).orElse(Bytes.EMPTY);
        previewTitle.setText(Messages.format("compose.preview", bytes.length()));
        preview.spansProperty().set(frame.map(ComposeController::spans).orElse(List.of()));
        preview.bytesProperty().set(bytes);
    }

    private static List<HexSpan> spans(OutgoingFrame frame) {
        int header = frame.header().length();
        return List.of(
                new HexSpan(0, 1, "field-flags", Messages.get("compose.flags")),
                new HexSpan(1, header, "field-length", Messages.get("compose.length")),
                new HexSpan(
                        header,
                        header + frame.payload().length(),
                        "field-payload",
                        Messages.get("compose.payload")));
    }

    @FXML
    private void send() {
        model.send();
    }
}
