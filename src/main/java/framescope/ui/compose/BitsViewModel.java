package framescope.ui.compose;

import framescope.compose.Draft;
import framescope.compose.Insertion;
import framescope.compose.Payload;
import framescope.compose.Pieces;
import framescope.protocol.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
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
    private final Runnable onChange;
    private final FrameFields frame;
    private final BooleanProperty deflated = new SimpleBooleanProperty();
    private final StringProperty cuts = new SimpleStringProperty("");
    private final ObservableList<InsertionField> insertions = FXCollections.observableArrayList();

    // JavaFX: the list inside knows it weakly.
    private final ObservableList<InsertionField> insertionsToRead =
            FXCollections.unmodifiableObservableList(insertions);
    private final StringProperty pieceLength = new SimpleStringProperty("");
    private final StringProperty pause = new SimpleStringProperty("");
    private boolean showing;

    /// @param keys gives a masking-key for each call
    /// @param onChange is run when the user has changed something
    BitsViewModel(IntSupplier keys, Runnable onChange) {
        this.keys = keys;
        this.onChange = onChange;
        frame = new FrameFields(keys, this::notice);
        Stream.<ObservableValue<?>>of(deflated, cuts, pieceLength, pause)
                .forEach(property -> property.addListener(changed -> notice()));
    }

    private void notice() {
        if (!showing) {
            onChange.run();
        }
    }

    // ---------------------------------------------------------------- properties

    /// The header and the payload: of one that is cut into fragments what they have in common.
    FrameFields frame() {
        return frame;
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

    /// Adds a further frame: a Ping behind the first fragment.
    void insert() {
        insertions.add(field(Insertion.of(Opcode.PING, Payload.EMPTY, 1)));
        notice();
    }

    /// Takes a further frame away.
    void remove(InsertionField field) {
        insertions.remove(field);
        notice();
    }

    private InsertionField field(Insertion shown) {
        return new InsertionField(shown, keys, this::notice);
    }

    /// Shows a draft; the change is nobody's news.
    void show(Draft draft) {
        showing = true;
        frame.show(draft.first(), draft.key(), draft.length(), draft.payload());
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
                frame.first(),
                frame.key(),
                frame.length(),
                frame.payload(),
                deflated.get(),
                Written.cuts(cuts.get()),
                further(),
                Pieces.of(
                        Written.number(pieceLength.get(), 0, MOST_PIECE_BYTES),
                        Written.number(pause.get(), 0, MOST_PAUSE_MILLIS)));
    }

    private List<Insertion> further() throws UnfitException {
        List<Insertion> further = new ArrayList<>();
        for (InsertionField field : insertions) {
            further.add(field.insertion());
        }
        return further;
    }
}
