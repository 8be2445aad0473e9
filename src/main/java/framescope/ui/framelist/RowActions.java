package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.file.SafeFile;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.report.CopiedRows;
import framescope.report.CopyFormat;
import framescope.report.RowCopy;
import framescope.text.ByteCount;
import framescope.text.FileProblem;
import framescope.text.Messages;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.FileDialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What can be done with selected rows. FX thread only; what takes time is done in the background.
public final class RowActions {
    /// More than anybody puts in elsewhere by hand.
    private static final int MOST_ROWS = 10_000;

    private static final int MOST_BYTES = 1 << 20;
    private static final long MOST_BYTES_IN_ALL = 8L << 20;

    private final CaptureStore store;
    private final FrameListViewModel list;
    private final FilterViewModel filter;
    private final BackgroundTasks tasks;
    private final FileDialogs dialogs;
    private final Consumer<String> clipboard;
    private final RowMarking marking;
    private final Clearing clearing;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    private Consumer<CaptureRecord> onEdit = row -> {};

    /// @param clipboard takes a text, on the FX thread
    public RowActions(
            CaptureStore store,
            FrameListViewModel list,
            FilterViewModel filter,
            RowMarking marking,
            Clearing clearing,
            BackgroundTasks tasks,
            FileDialogs dialogs,
            Consumer<String> clipboard) {
        this.store = store;
        this.list = list;
        this.filter = filter;
        this.marking = marking;
        this.clearing = clearing;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.clipboard = clipboard;
    }

    /// Sets who takes a frame that is to be edited and sent again.
    public void setOnEdit(Consumer<CaptureRecord> editor) {
        onEdit = editor;
    }

    /// Hands a frame on to be edited and sent again.
    void edit(CaptureRecord row) {
        onEdit.accept(row);
    }

    /// Marks and comments.
    RowMarking marking() {
        return marking;
    }

    /// The last thing worth saying.
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Copies the selected rows, up to ten thousand of them, a megabyte of each, and eight in all.
    public void copy(CopyFormat format) {
        List<Long> numbers = list.selection().numbers().limit(MOST_ROWS).boxed().toList();
        int selected = list.selection().count();
        tasks.run(
                () -> {
                    List<CaptureRecord> rows =
                            numbers.stream().map(store::row).flatMap(Optional::stream).toList();
                    return new RowCopy(store, MOST_BYTES, MOST_BYTES_IN_ALL).of(format, rows);
                },
                copied -> {
                    clipboard.accept(copied.text());
                    notice.set(sentence(format, copied, selected));
                },
                failure -> notice.set(String.valueOf(failure.getMessage())));
    }

    private static String sentence(CopyFormat format, CopiedRows copied, int selected) {
        String done =
                Messages.format(
                        copied.rows() < selected ? "copy.some" : "copy.done",
                        Messages.of("copy.as", format),
                        copied.rows(),
                        selected);
        return copied.cutAfter() == 0
                ? done
                : Messages.format("copy.cut", done, ByteCount.of(copied.cutAfter()));
    }

    /// Lists only the rows of this row's connection.
    void follow(CaptureRecord row) {
        filter.connectionProperty().set(row.connection());
        filter.oneConnectionProperty().set(true);
    }

    /// Forgets all rows.
    void clear() {
        clearing.clear();
    }

    /// Whether there is something to save.
    boolean hasPayload(CaptureRecord row) {
        return row.is(RowKind.FRAME) && row.length() > 0;
    }

    /// Asks for a place and writes a frame's payload there, unmasked and inflated.
    void savePayload(CaptureRecord row) {
        long number = list.displayNumber(row);
        String ending = row.message() == Opcode.TEXT ? ".txt" : ".bin";
        Optional<FileDialogs.Place> place =
                dialogs.choosePlace(
                        Messages.get("row.savePayload.title"),
                        Messages.format("row.payloadName", String.valueOf(number)) + ending,
                        List.of(
                                new FileDialogs.Kind(
                                        Messages.get("row.payloadKind"), List.of(ending))));
        if (place.isEmpty()) {
            return;
        }
        Path file = place.get().file();
        tasks.run(
                () -> {
                    Bytes payload =
                            new RowCopy(store, Integer.MAX_VALUE, Long.MAX_VALUE).content(row);
                    SafeFile.write(
                            file, place.get().replacing(), out -> out.write(payload.toArray()));
                    return true;
                },
                done ->
                        notice.set(
                                Messages.format(
                                        "row.payloadSaved", number, FileProblem.name(file))),
                failure -> notice.set(FileProblem.describe(file, failure)));
    }
}
