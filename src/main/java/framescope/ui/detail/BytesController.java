package framescope.ui.detail;

import framescope.dissect.ByteRange;
import framescope.dissect.DataSource;
import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.protocol.Bytes;
import framescope.text.Messages;
import framescope.ui.control.HexView;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/// Binds the hex view to the selected row: one of its data sources, chosen by a row of buttons.
public final class BytesController {
    private final DetailViewModel model;

    @FXML private ToggleGroup source;
    @FXML private ToggleButton wireSource;
    @FXML private ToggleButton unmaskedSource;
    @FXML private ToggleButton inflatedSource;
    @FXML private Label reads;
    @FXML private HexView bytes;

    public BytesController(DetailViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        bytes.setOnByteClicked(at -> model.selectFieldAt(model.sourceProperty().get(), at));
        for (ToggleButton button : List.of(wireSource, unmaskedSource, inflatedSource)) {
            button.setOnAction(pressed -> {
                model.sourceProperty().set(kind(button));
                // A press on the chosen one would leave none chosen.
                button.setSelected(true);
            });
        }
        reads.visibleProperty().bind(reads.textProperty().isNotEmpty());
        reads.managedProperty().bind(reads.visibleProperty());
        new WhileShown(model, DetailTab.BYTES, this::show, this::light);
        model.sourceProperty()
                .subscribe(ignored -> {
                    show(model.dissectionProperty().get());
                    light(model.selectedFieldProperty().get());
                });
    }

    private static DataSource.Kind kind(ToggleButton button) {
        return DataSource.Kind.valueOf((String) button.getUserData());
    }

    private void show(Optional<Dissection> dissection) {
        DataSource.Kind kind = model.sourceProperty().get();
        for (ToggleButton button : List.of(wireSource, unmaskedSource, inflatedSource)) {
            Bytes there = dissection.map(all -> all.bytes(kind(button))).orElse(Bytes.EMPTY);
            button.setText(Messages.format("detail.source." + kind(button), there.length()));
            button.setVisible(!there.isEmpty());
            button.setManaged(!there.isEmpty());
            if (kind(button) == kind) {
                source.selectToggle(button);
            }
        }
        reads.setText(kind == DataSource.Kind.WIRE ? reads() : "");
        bytes.selectedRangeProperty().set(ByteRange.NONE);
        bytes.spansProperty()
                .set(dissection.map(all -> FieldSpans.of(all, kind)).orElse(List.of()));
        bytes.bytesProperty().set(dissection.map(all -> all.bytes(kind)).orElse(Bytes.EMPTY));
    }

    private String reads() {
        return model.rowProperty()
                .get()
                .map(row -> PieceText.of(row.direction(), model.piecesProperty().get()))
                .orElse("");
    }

    private void light(Optional<Field> field) {
        bytes.selectedRangeProperty()
                .set(
                        field.filter(each -> each.source() == model.sourceProperty().get())
                                .map(Field::range)
                                .orElse(ByteRange.NONE));
    }
}
