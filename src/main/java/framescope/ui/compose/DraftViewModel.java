package framescope.ui.compose;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.compose.Composition;
import framescope.compose.Draft;
import framescope.compose.Outlook;
import framescope.compose.Receivers;
import framescope.protocol.Bytes;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import framescope.ui.common.FileDialogs.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// What is being composed, on two faces, and the bytes that it becomes. FX thread only.
public final class DraftViewModel {
    /// More than this is composed in the background.
    static final int COMPOSED_AT_ONCE = 64 * 1024;

    private static final long MOST_FILE_BYTES = 16L << 20;

    /// How a draft is looked at.
    public enum Face {
        /// What is right.
        SIMPLE,
        /// Every bit.
        BITS
    }

    private final CaptureStore store;
    private final BackgroundTasks tasks;
    private final FileDialogs dialogs;
    private final ObservableValue<Receivers> receivers;
    private final SimpleViewModel simple = new SimpleViewModel(this::simpleChanged);
    private final BitsViewModel bits =
            new BitsViewModel(new SecureRandom()::nextInt, this::bitsChanged);

    private final ObjectProperty<Face> face = new SimpleObjectProperty<>(Face.SIMPLE);
    private final ReadOnlyObjectWrapper<Optional<Outlook>> outlook =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Composition>> composition =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hiddenBits = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private long asked;

    /// @param receivers whom the prediction is about
    DraftViewModel(
            CaptureStore store,
            BackgroundTasks tasks,
            FileDialogs dialogs,
            ObservableValue<Receivers> receivers) {
        this.store = store;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.receivers = receivers;
        receivers.addListener(
                changed -> outlook.get().ifPresent(known -> compose(known.made().draft())));
        simpleChanged();
    }

    // ---------------------------------------------------------------- properties

    /// The face for what is right.
    public SimpleViewModel simple() {
        return simple;
    }

    BitsViewModel bits() {
        return bits;
    }

    public ObjectProperty<Face> faceProperty() {
        return face;
    }

    /// What will be sent, with what its receivers make of it: most of them at first, and soon
    /// afterwards all. Empty while nothing can be sent, and while it takes its time.
    ReadOnlyObjectProperty<Optional<Outlook>> outlookProperty() {
        return outlook.getReadOnlyProperty();
    }

    /// What will be sent, with what most of its receivers make of it; empty while what is written can't become bytes, and
    /// while it takes its time.
    public ReadOnlyObjectProperty<Optional<Composition>> compositionProperty() {
        return composition.getReadOnlyProperty();
    }

    /// Why what is written can't become bytes; empty when it can.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Tells that the simple face shows only a part of the draft; empty when it shows all.
    ReadOnlyStringProperty hiddenBitsProperty() {
        return hiddenBits.getReadOnlyProperty();
    }

    /// Why a captured row can't be edited; empty before.
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Shows a draft on both faces, and the one that shows all of it.
    public void edit(Draft draft) {
        boolean whole = simple.show(draft);
        bits.show(draft);
        if (!whole) {
            face.set(Face.BITS);
        }
        tellOfHiddenBits(whole);
        compose(draft);
    }

    /// Shows a captured frame, or bytes that became none, on the faces, to be changed and sent again;
    /// or tells why they can't be.
    public void edit(CaptureRecord row) {
        if (!CapturedDraft.isEditable(row)) {
            return;
        }
        notice.set("");
        tasks.run(
                () -> CapturedDraft.of(store, row),
                this::edit,
                failure -> notice.set(String.valueOf(failure.getMessage())));
    }

    /// Composes a captured row as it was, without showing it.
    ///
    /// @param refusal hears why that can't be
    void recompose(CaptureRecord row, Consumer<Outlook> taker, Consumer<String> refusal) {
        Receivers told = receivers.getValue();
        tasks.run(
                () -> Outlook.of(CapturedDraft.of(store, row), told),
                taker,
                failure -> refusal.accept(String.valueOf(failure.getMessage())));
    }

    /// Asks for a file and takes its content as the payload.
    void chooseFile(PayloadField payload) {
        dialogs.chooseFile(Messages.get("compose.chooseFile.title"), List.of(Kind.any()))
                .ifPresent(file ->
                        tasks.run(
                                () -> read(file),
                                content ->
                                        payload.choose(String.valueOf(file.getFileName()), content),
                                failure -> refuse(FileProblem.describe(file, failure))));
    }

    private static Bytes read(Path file) throws IOException {
        if (Files.size(file) > MOST_FILE_BYTES) {
            throw new IOException(Messages.format("compose.fileTooLong", MOST_FILE_BYTES >> 20));
        }
        return Bytes.wrap(Files.readAllBytes(file));
    }

    // ---------------------------------------------------------------- composing

    private void simpleChanged() {
        try {
            Draft draft = simple.draft();
            bits.show(draft);
            tellOfHiddenBits(true);
            compose(draft);
        } catch (UnfitException e) {
            refuse(e.sentence());
        }
    }

    private void bitsChanged() {
        try {
            Draft draft = bits.draft();
            tellOfHiddenBits(simple.show(draft));
            compose(draft);
        } catch (UnfitException e) {
            refuse(e.sentence());
        }
    }

    private void tellOfHiddenBits(boolean whole) {
        hiddenBits.set(whole ? "" : Messages.get("compose.hiddenBits"));
    }

    private void refuse(String sentence) {
        asked++;
        clear();
        problem.set(sentence);
    }

    private void compose(Draft draft) {
        long number = ++asked;
        problem.set("");
        Receivers told = receivers.getValue();
        if (draft.payload().bytes().length() <= COMPOSED_AT_ONCE) {
            Composition made = Composition.of(draft, told.most(), told.windowBits());
            show(number, Outlook.ofMost(made, told));
            if (told.groups().size() > 1) {
                compose(number, () -> Outlook.of(made, told));
            }
        } else {
            clear();
            compose(number, () -> Outlook.of(draft, told));
        }
    }

    private void compose(long number, Callable<Outlook> made) {
        tasks.run(
                made,
                all -> show(number, all),
                failure -> refuse(String.valueOf(failure.getMessage())));
    }

    private void show(long number, Outlook made) {
        if (number == asked) {
            outlook.set(Optional.of(made));
            composition.set(Optional.of(made.made()));
        }
    }

    private void clear() {
        outlook.set(Optional.empty());
        composition.set(Optional.empty());
    }
}
