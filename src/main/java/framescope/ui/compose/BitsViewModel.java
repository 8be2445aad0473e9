package framescope.ui.compose;

import framescope.compose.Draft;
import framescope.compose.FirstByte;
import framescope.compose.Insertion;
import framescope.compose.KeyChoice;
import framescope.compose.Pieces;
import framescope.protocol.Bytes;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The composer's face that shows every bit of a draft. FX thread only.
final class BitsViewModel {
    private static final int MOST_PIECE_BYTES = 1 << 24;
    private static final int MOST_PAUSE_MILLIS = 60_000;

    private final IntSupplier keys;
    private final BooleanProperty fin = new SimpleBooleanProperty(true);
    private final BooleanProperty rsv1 = new SimpleBooleanProperty();
    private final BooleanProperty rsv2 = new SimpleBooleanProperty();
    private final BooleanProperty rsv3 = new SimpleBooleanProperty();
    private final ObjectProperty<Opcode> opcode = new SimpleObjectProperty<>(Opcode.TEXT);
    private final ObjectProperty<KeyChoice.Kind> keyKind =
            new SimpleObjectProperty<>(KeyChoice.Kind.NONE);
    private final StringProperty key = new SimpleStringProperty("00000000");
    private final ObjectProperty<Optional<LengthForm>> lengthForm =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty declared = new SimpleStringProperty("");
    private final PayloadField payload = new PayloadField();
    private final BooleanProperty deflated = new SimpleBooleanProperty();
    private final StringProperty cuts = new SimpleStringProperty("");
    private final ObservableList<InsertionField> insertions = FXCollections.observableArrayList();

    // JavaFX: the list inside knows it weakly.
    private final ObservableList<InsertionField> insertionsToRead =
            FXCollections.unmodifiableObservableList(insertions);
    private final StringProperty pieceLength = new SimpleStringProperty("");
    private final StringProperty pause = new SimpleStringProperty("");

    private final Runnable onChange;
    private boolean showing;

    /// @param keys gives a masking-key for each call
    /// @param onChange is run when the user has changed something
    BitsViewModel(IntSupplier keys, Runnable onChange) {
        this.keys = keys;
        this.onChange = onChange;
        List.<ObservableValue<?>>of(
                        fin,
                        rsv1,
                        rsv2,
                        rsv3,
                        opcode,
                        keyKind,
                        key,
                        lengthForm,
                        declared,
                        payload.formProperty(),
                        payload.textProperty(),
                        payload.fileProperty(),
                        deflated,
                        cuts,
                        pieceLength,
                        pause)
                .forEach(property -> property.addListener(changed -> notice()));
        keyKind.addListener(changed -> chooseKey());
    }

    private void notice() {
        if (!showing) {
            onChange.run();
        }
    }

    private void chooseKey() {
        if (!showing) {
            switch (keyKind.get()) {
                case RANDOM -> drawKey();
                case ZERO, NONE, LEFT_OUT -> key.set("00000000");
                case CHOSEN -> {}
            }
        }
    }

    // ---------------------------------------------------------------- properties

    BooleanProperty finProperty() {
        return fin;
    }

    BooleanProperty rsv1Property() {
        return rsv1;
    }

    BooleanProperty rsv2Property() {
        return rsv2;
    }

    BooleanProperty rsv3Property() {
        return rsv3;
    }

    ObjectProperty<Opcode> opcodeProperty() {
        return opcode;
    }

    ObjectProperty<KeyChoice.Kind> keyKindProperty() {
        return keyKind;
    }

    /// The masking-key as eight hexadecimal digits.
    StringProperty keyProperty() {
        return key;
    }

    /// The form of the length; empty for the shortest.
    ObjectProperty<Optional<LengthForm>> lengthFormProperty() {
        return lengthForm;
    }

    /// The length that is declared; empty for the real one.
    StringProperty declaredProperty() {
        return declared;
    }

    PayloadField payload() {
        return payload;
    }

    BooleanProperty deflatedProperty() {
        return deflated;
    }

    /// Where the payload is cut into fragments, such as `3, 7`.
    StringProperty cutsProperty() {
        return cuts;
    }

    /// The further frames, in their order.
    ObservableList<InsertionField> insertions() {
        return insertionsToRead;
    }

    /// The most bytes of a write; empty for all in one.
    StringProperty pieceLengthProperty() {
        return pieceLength;
    }

    /// Milliseconds between two writes.
    StringProperty pauseProperty() {
        return pause;
    }

    // ---------------------------------------------------------------- commands

    /// Draws another masking-key.
    void drawKey() {
        key.set("%08x".formatted(keys.getAsInt()));
    }

    /// Adds a further frame: a Ping behind the first fragment.
    void insert() {
        insertions.add(field(Insertion.of(Opcode.PING, Bytes.EMPTY, 1)));
        notice();
    }

    /// Takes a further frame away.
    void remove(InsertionField field) {
        insertions.remove(field);
        notice();
    }

    private InsertionField field(Insertion shown) {
        InsertionField field = new InsertionField(shown);
        field.all().forEach(property -> property.addListener(changed -> notice()));
        return field;
    }

    /// Shows a draft; the change is nobody's news.
    void show(Draft draft) {
        showing = true;
        FirstByte first = draft.first();
        fin.set(first.fin());
        rsv1.set(first.rsv1());
        rsv2.set(first.rsv2());
        rsv3.set(first.rsv3());
        opcode.set(first.opcode());
        keyKind.set(draft.key().kind());
        key.set("%08x".formatted(draft.key().key()));
        lengthForm.set(draft.length().form());
        declared.set(Written.declared(draft.length()));
        payload.show(draft.payload());
        deflated.set(draft.deflated());
        cuts.set(draft.cuts().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        insertions.setAll(draft.insertions().stream().map(this::field).toList());
        int piece = draft.pieces().length();
        pieceLength.set(piece == 0 ? "" : String.valueOf(piece));
        long millis = draft.pieces().pause().toMillis();
        pause.set(millis == 0 ? "" : String.valueOf(millis));
        showing = false;
    }

    /// The draft that is written here.
    Draft draft() throws UnfitException {
        return new Draft(
                new FirstByte(fin.get(), rsv1.get(), rsv2.get(), rsv3.get(), opcode.get()),
                keyChoice(),
                Written.lengthChoice(lengthForm.get(), declared.get()),
                payload.payload(),
                deflated.get(),
                Written.cuts(cuts.get()),
                further(),
                Pieces.of(
                        Written.number(pieceLength.get(), 0, MOST_PIECE_BYTES),
                        Written.number(pause.get(), 0, MOST_PAUSE_MILLIS)));
    }

    private KeyChoice keyChoice() throws UnfitException {
        return switch (keyKind.get()) {
            case NONE -> KeyChoice.NONE;
            case ZERO -> KeyChoice.ZERO;
            case LEFT_OUT -> KeyChoice.LEFT_OUT;
            case RANDOM -> KeyChoice.random(Written.key(key.get()));
            case CHOSEN -> KeyChoice.chosen(Written.key(key.get()));
        };
    }

    private List<Insertion> further() throws UnfitException {
        List<Insertion> further = new ArrayList<>();
        for (InsertionField field : insertions) {
            further.add(field.insertion());
        }
        return further;
    }
}
