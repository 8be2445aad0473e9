package framescope.ui.compose;

import framescope.inspector.Inspector;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.protocol.connection.OutgoingFrame;
import framescope.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// A frame in the making. FX thread only.
public final class ComposeViewModel {
    /// The codes that a server may send, for the user to choose from.
    static final List<Integer> CODES =
            List.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 3000, 4000);

    private static final int MAX_CONTROL_PAYLOAD = 125;

    /// What kind of frame is made.
    public enum Kind {
        TEXT,
        BINARY,
        PING,
        PONG,
        CLOSE;

        Opcode opcode() {
            return Opcode.valueOf(name());
        }
    }

    private final Inspector inspector;

    // ---------------------------------------------------------------- properties

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.TEXT);
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty hex = new SimpleStringProperty("");
    private final StringProperty controlText = new SimpleStringProperty("");
    private final StringProperty closeCode = new SimpleStringProperty("1000");
    private final StringProperty closeReason = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Integer>> target =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<Integer>> openConnections =
            new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<OutgoingFrame>> frame =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Boolean> sendable = new ReadOnlyObjectWrapper<>(false);

    public ComposeViewModel(Inspector inspector) {
        this.inspector = inspector;
        List.<ObservableValue<?>>of(
                        kind,
                        text,
                        hex,
                        controlText,
                        closeCode,
                        closeReason,
                        target,
                        openConnections)
                .forEach(property -> property.subscribe(this::update));
        update();
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /// The payload of a Text frame.
    public StringProperty textProperty() {
        return text;
    }

    /// The payload of a Binary frame as hexadecimal digits.
    public StringProperty hexProperty() {
        return hex;
    }

    /// The payload of a Ping or Pong as text.
    public StringProperty controlTextProperty() {
        return controlText;
    }

    /// The status code of a Close frame as written; empty for a Close frame without one.
    public StringProperty closeCodeProperty() {
        return closeCode;
    }

    public StringProperty closeReasonProperty() {
        return closeReason;
    }

    /// The number of the connection to send on; empty for all open ones.
    public ObjectProperty<Optional<Integer>> targetProperty() {
        return target;
    }

    /// The connections that can be sent on, given by whoever knows.
    public ObjectProperty<List<Integer>> openConnectionsProperty() {
        return openConnections;
    }

    /// The frame as it will be sent; empty while what is written can't become one.
    public ReadOnlyObjectProperty<Optional<OutgoingFrame>> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// Why nothing can be sent now; empty when it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether [#send] would send.
    public ReadOnlyObjectProperty<Boolean> sendableProperty() {
        return sendable.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Sends the frame to the target. That it went out shows in the list, nowhere else.
    public void send() {
        if (!sendable.get()) {
            return;
        }
        OutgoingFrame ready = frame.get().orElseThrow();
        target.get()
                .ifPresentOrElse(
                        number -> inspector.send(List.of(number), ready),
                        () -> inspector.sendToAll(ready));
    }

    private void update() {
        try {
            frame.set(Optional.of(OutgoingFrame.of(kind.get().opcode(), payload())));
            problem.set(targetProblem());
        } catch (UnfitException e) {
            frame.set(Optional.empty());
            problem.set(e.sentence);
        }
        sendable.set(problem.get().isEmpty());
    }

    private String targetProblem() {
        List<Integer> open = openConnections.get();
        if (open.isEmpty()) {
            return Messages.get("compose.nobody");
        }
        return target.get()
                .filter(number -> !open.contains(number))
                .map(number -> Messages.format("compose.gone", String.valueOf(number)))
                .orElse("");
    }

    private Bytes payload() throws UnfitException {
        return switch (kind.get()) {
            case TEXT -> Bytes.utf8(text.get());
            case BINARY -> binary();
            case PING, PONG -> control(Bytes.utf8(controlText.get()));
            case CLOSE -> close();
        };
    }

    private Bytes binary() throws UnfitException {
        try {
            return Bytes.ofHex(hex.get());
        } catch (IllegalArgumentException e) {
            throw new UnfitException(Messages.get("compose.notHex"));
        }
    }

    private static Bytes control(Bytes payload) throws UnfitException {
        if (payload.length() > MAX_CONTROL_PAYLOAD) {
            throw new UnfitException(Messages.format("compose.controlTooLong", payload.length()));
        }
        return payload;
    }

    private Bytes close() throws UnfitException {
        String written = closeCode.get().strip();
        if (written.isEmpty()) {
            if (!closeReason.get().isEmpty()) {
                throw new UnfitException(Messages.get("compose.reasonWithoutCode"));
            }
            return Bytes.EMPTY;
        }
        String digits = written.split("\\s", 2)[0];
        int code = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
        if (!CloseCode.mayTravel(code)) {
            throw new UnfitException(Messages.format("compose.badCode", digits));
        }
        return control(ClosePayload.of(code, closeReason.get()).toBytes());
    }

    /// What is written can't become a frame.
    private static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String sentence;

        private UnfitException(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }
    }
}
