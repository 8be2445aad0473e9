package framescope.ui.detail;

import framescope.dissect.DataSource;
import framescope.dissect.Dissection;
import framescope.dissect.FieldSpec;
import framescope.protocol.Bytes;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.TextArea;

/// Shows what the selected row carries as text.
public final class PayloadTextController {
    private static final int PREVIEW = 64 * 1024;

    private final DetailViewModel model;

    @FXML private TextArea text;

    public PayloadTextController(DetailViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        model.dissectionProperty().subscribe(this::show);
    }

    private void show(Optional<Dissection> shown) {
        Bytes content = shown.map(PayloadTextController::content).orElse(Bytes.EMPTY);
        String preview = content.first(PREVIEW).text();
        boolean cut = content.length() > PREVIEW;
        text.setText(lines(preview) + (cut ? Messages.get("detail.textCut") : ""));
    }

    // A head is text as it is; of a frame what it carries, unmasked.
    private static Bytes content(Dissection shown) {
        if (shown.root().spec() != FieldSpec.FRAME) {
            return shown.bytes(DataSource.Kind.WIRE);
        }
        return shown.root().children().stream()
                .filter(field -> field.spec().isContent())
                .findFirst()
                .map(field ->
                        shown.bytes(field.source()).slice(field.range().from(), field.range().to()))
                .orElse(Bytes.EMPTY);
    }

    // Line breaks stay line breaks here; everything else that could act on the screen is escaped.
    private static String lines(String text) {
        return String.join("\n", text.lines().map(VisibleText::escape).toList());
    }
}
