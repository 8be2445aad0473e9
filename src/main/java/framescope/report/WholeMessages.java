package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Makes messages of the data frames that go one way on a connection: fragments are put together,
/// and compressed messages inflated (RFC 6455 §5.4, RFC 7692 §6).
final class WholeMessages {
    /// The most bytes of a message that are kept.
    static final int MAX_MESSAGE = 32 * 1024 * 1024;

    private final CaptureStore store;
    private final Receiver receiver;
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    private @Nullable CaptureRecord last;
    private boolean selected;
    private long length;
    private int opcode;

    /// A message.
    ///
    /// @param time of its last frame, nanoseconds since 1970
    /// @param opcode of its first frame, 0 to 7
    /// @param data as the application wrote it, its first [#MAX_MESSAGE] bytes at the most
    /// @param length of all of it
    /// @param state what has become of it
    record Message(long time, int opcode, Bytes data, long length, State state) {}

    /// What has become of a message.
    enum State {
        WHOLE,
        /// Its last frame never came.
        INCOMPLETE,
        /// It is compressed, and could not be inflated.
        STILL_COMPRESSED
    }

    /// Takes messages.
    interface Receiver {
        void message(Direction direction, Message message) throws IOException;
    }

    /// @param receiver of the messages of which a frame was selected
    WholeMessages(CaptureStore store, Receiver receiver) {
        this.store = store;
        this.receiver = receiver;
    }

    /// Takes the next data frame.
    void frame(CaptureRecord row, boolean isSelected) throws IOException {
        if (row.opcode() != Opcode.CONTINUATION) {
            end();
        }
        if (last == null) {
            opcode = row.opcode().code();
        }
        last = row;
        selected |= isSelected;
        if (!row.header().fin()) {
            keep(row);
        } else if (row.isInflated()) {
            length = store.inflatedLength(row);
            finish(row, store.inflated(row, MAX_MESSAGE), State.WHOLE);
        } else if (length == 0) {
            length = row.length();
            finish(row, store.payload(row, MAX_MESSAGE), state(row));
        } else {
            keep(row);
            finish(row, Bytes.wrap(fragments.toByteArray()), state(row));
        }
    }

    private static State state(CaptureRecord row) {
        return row.isCompressed() ? State.STILL_COMPRESSED : State.WHOLE;
    }

    private void keep(CaptureRecord row) {
        length += row.length();
        Bytes payload = store.payload(row, MAX_MESSAGE - fragments.size());
        fragments.writeBytes(payload.toArray());
    }

    /// Hands over what has begun and will not go on.
    void end() throws IOException {
        CaptureRecord row = last;
        if (row != null) {
            finish(row, Bytes.wrap(fragments.toByteArray()), State.INCOMPLETE);
        }
    }

    private void finish(CaptureRecord row, Bytes data, State state) throws IOException {
        if (selected) {
            receiver.message(row.direction(), new Message(row.time(), opcode, data, length, state));
        }
        last = null;
        selected = false;
        length = 0;
        fragments.reset();
    }
}
