package framescope.ui.detail;

import framescope.dissect.DataSource;
import framescope.dissect.Dissection;
import framescope.dissect.Field;
import framescope.dissect.FieldSpec;
import framescope.protocol.Bytes;
import framescope.ui.control.UnmaskingView;
import framescope.ui.control.UnmaskingView.Masked;
import java.util.Optional;
import javafx.fxml.FXML;

/// Binds the unmasking view to the selected row and its selected field.
public final class UnmaskingController {
    private final DetailViewModel model;

    @FXML private UnmaskingView unmasking;

    public UnmaskingController(DetailViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        unmasking.setOnByteClicked(at -> model.selectFieldAt(DataSource.Kind.UNMASKED, at));
        new WhileShown(model, DetailTab.UNMASKING, this::show, this::goTo);
    }

    private void show(Optional<Dissection> shown) {
        unmasking.positionProperty().set(0);
        unmasking
                .maskedProperty()
                .set(shown.map(UnmaskingController::masked).orElse(Masked.NOTHING));
    }

    private static Masked masked(Dissection shown) {
        Bytes wire = bytes(shown, FieldSpec.MASKED_PAYLOAD);
        return wire.isEmpty()
                ? Masked.NOTHING
                : new Masked(
                        wire,
                        bytes(shown, FieldSpec.MASKING_KEY),
                        shown.bytes(DataSource.Kind.UNMASKED));
    }

    private static Bytes bytes(Dissection shown, FieldSpec spec) {
        return shown.root().children().stream()
                .filter(field -> field.spec() == spec)
                .findFirst()
                .map(field ->
                        shown.bytes(field.source()).slice(field.range().from(), field.range().to()))
                .orElse(Bytes.EMPTY);
    }

    // The position stays where it is when the field around it is selected.
    private void goTo(Optional<Field> field) {
        field.filter(each -> each.source() == DataSource.Kind.UNMASKED)
                .map(Field::range)
                .filter(range -> !range.contains(unmasking.positionProperty().get()))
                .ifPresent(range -> unmasking.positionProperty().set(range.from()));
    }
}
