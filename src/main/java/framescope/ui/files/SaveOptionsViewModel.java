package framescope.ui.files;

import framescope.inspector.file.ExportForm;
import framescope.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The questions before a capture is saved: which rows, which format, and what that format lets one
/// choose. FX thread only.
public final class SaveOptionsViewModel {
    // ---------------------------------------------------------------- properties

    private final ObjectProperty<SaveFormat> format = new SimpleObjectProperty<>(SaveFormat.PCAPNG);
    private final BooleanProperty listedOnly = new SimpleBooleanProperty();
    private final BooleanProperty inflated = new SimpleBooleanProperty();
    private final BooleanProperty secrets = new SimpleBooleanProperty();
    private final BooleanProperty frames = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper filtered = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper allText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper listedText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper formatText = new ReadOnlyStringWrapper("");

    public SaveOptionsViewModel() {
        formatText.bind(
                Bindings.createStringBinding(
                        () -> Messages.of("save.format.about", format.get()), format));
    }

    /// The format of the file.
    public ObjectProperty<SaveFormat> formatProperty() {
        return format;
    }

    /// What the format is good for.
    public ReadOnlyStringProperty formatTextProperty() {
        return formatText.getReadOnlyProperty();
    }

    /// Whether only what the filter lists is saved.
    public BooleanProperty listedOnlyProperty() {
        return listedOnly;
    }

    /// Whether there is a filter at all.
    public ReadOnlyBooleanProperty filteredProperty() {
        return filtered.getReadOnlyProperty();
    }

    /// The choice of all rows, with their number.
    public ReadOnlyStringProperty allTextProperty() {
        return allText.getReadOnlyProperty();
    }

    /// The choice of the filter's rows, with their number.
    public ReadOnlyStringProperty listedTextProperty() {
        return listedText.getReadOnlyProperty();
    }

    /// Whether pcapng is written inflated instead of as it was on the wire.
    public BooleanProperty inflatedProperty() {
        return inflated;
    }

    /// Whether Authorization, Cookie and the like are written as they are.
    public BooleanProperty secretsProperty() {
        return secrets;
    }

    /// Whether a HAR gets control frames and wire bytes.
    public BooleanProperty framesProperty() {
        return frames;
    }

    // ---------------------------------------------------------------- commands

    /// Turns to what there is to save now. Secrets have to be chosen each time anew.
    void offer(SaveOffer offer) {
        filtered.set(offer.listed().isPresent());
        listedOnly.set(offer.listed().isPresent() && listedOnly.get());
        allText.set(Messages.format("save.all", offer.rows()));
        listedText.set(
                offer.listed().isPresent()
                        ? Messages.format("save.listed", offer.listed().getAsLong())
                        : Messages.get("save.listed.none"));
        secrets.set(false);
    }

    /// What is chosen.
    SaveOptions chosen() {
        return new SaveOptions(
                format.get(),
                listedOnly.get(),
                inflated.get() ? ExportForm.INFLATED : ExportForm.WIRE,
                secrets.get(),
                frames.get());
    }
}
