package framescope.ui.detail;

import framescope.dissect.DataSource;
import framescope.dissect.Dissection;
import framescope.protocol.Bytes;
import framescope.ui.control.BitRange;
import framescope.ui.control.BitRuler;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;

/// Binds the bit ruler to the selected row and its selected field.
public final class BitsController {
    private final DetailViewModel model;

    @FXML private BitRuler bits;

    public BitsController(DetailViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        bits.setOnBitClicked(model::selectFieldAtBit);
        new WhileShown(
                model,
                DetailTab.BITS,
                this::show,
                field -> bits.selectedBitsProperty().set(FieldBits.range(field)));
    }

    private void show(Optional<Dissection> shown) {
        boolean frame = model.tabs().contains(DetailTab.BITS);
        bits.selectedBitsProperty().set(BitRange.NONE);
        bits.spansProperty().set(List.of());
        bits.bytesProperty()
                .set(shown.map(all -> all.bytes(DataSource.Kind.WIRE)).orElse(Bytes.EMPTY));
        bits.spansProperty().set(frame ? FieldBits.of(shown.orElseThrow()) : List.of());
    }
}
