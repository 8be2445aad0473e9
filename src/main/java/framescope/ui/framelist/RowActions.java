package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowKind;
import framescope.file.SafeFile;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.handshake.HttpHead;
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
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What can be done with selected rows. FX thread only; what takes time is done in the background.
public final class RowActions {
    /// More than anybody puts in elsewhere by hand.
    private static final int MOST_ROWS = 10_000;

    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_HEAD = 1 << 16;
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
    private Consumer<CaptureRecord> onResend = row -> {};
    private Consumer<String> onAllowOrigin = origin -> {};

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

    /// Sets who sends a frame again.
    public void setOnResend(Consumer<CaptureRecord> sender) {
        onResend = sender;
    }

    /// Sets who lets pages of an origin in.
    public void setOnAllowOrigin(Consumer<String> guard) {
        onAllowOrigin = guard;
    }

    /// The origin that a request was refused for, if the server runs that can let it in; one that
    /// came with another is not to be told apart.
    Optional<String> refusedOrigin(CaptureRecord row) {
        boolean refused =
                row.is(RowKind.REQUEST)
                        && row.broken().contains(Rule.ORIGIN_REFUSED)
                        && list.listeningProperty().get();
        if (!refused) {
            return Optional.empty();
        }
        List<String> origins = HttpHead.parse(store.wire(row, 0, LONGEST_HEAD)).values("Origin");
        return origins.size() == 1 ? Optional.of(origins.getFirst()) : Optional.empty();
    }

    /// Lets pages of an origin in, until the server stops.
    void allowOrigin(String origin) {
        onAllowOrigin.accept(origin);
    }

    /// Has a frame sent again as it is.
    void resend(CaptureRecord row) {
        onResend.accept(row);
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

    /// Whether a frame is a part of a message.
    boolean isFragment(CaptureRecord row) {
        return row.is(RowKind.FRAME)
                && !row.opcode().isControl()
                && (row.opcode() == Opcode.CONTINUATION || !row.header().fin());
    }

    /// Copies the message that a frame is a part of, up to a megabyte of it.
    void copyMessage(CaptureRecord row) {
        tasks.run(
                () -> {
                    RowCopy copy = new RowCopy(store, MOST_BYTES, MOST_BYTES_IN_ALL);
                    boolean whole = copy.message(row).length() < MOST_BYTES;
                    return new Copied(copy.messageText(row), whole);
                },
                copied -> {
                    clipboard.accept(copied.text());
                    notice.set(
                            Messages.get(copied.whole() ? "row.messageCopied" : "row.messageCut"));
                },
                failure -> notice.set(String.valueOf(failure.getMessage())));
    }

    /// A message on the clipboard.
    private record Copied(String text, boolean whole) {}

    /// Asks for a place and writes a frame's payload there, unmasked and inflated.
    void savePayload(CaptureRecord row) {
        save(row, "row.payload", whole()::content);
    }

    /// Asks for a place and writes the message there that a frame is a part of.
    void saveMessage(CaptureRecord row) {
        save(row, "row.message", whole()::message);
    }

    private RowCopy whole() {
        return new RowCopy(store, Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    private void save(CaptureRecord row, String what, Function<CaptureRecord, Bytes> content) {
        long number = list.displayNumber(row);
        String ending = row.message() == Opcode.TEXT ? ".txt" : ".bin";
        Optional<FileDialogs.Place> place =
                dialogs.choosePlace(
                        Messages.get(what + ".title"),
                        Messages.format(what + ".name", String.valueOf(number)) + ending,
                        List.of(
                                new FileDialogs.Kind(
                                        Messages.get(what + ".kind"), List.of(ending))));
        if (place.isEmpty()) {
            return;
        }
        Path file = place.get().file();
        tasks.run(
                () -> {
                    Bytes bytes = content.apply(row);
                    SafeFile.write(
                            file, place.get().replacing(), out -> out.write(bytes.toArray()));
                    return true;
                },
                done ->
                        notice.set(
                                Messages.format(what + ".saved", number, FileProblem.name(file))),
                failure -> notice.set(FileProblem.describe(file, failure)));
    }
}
