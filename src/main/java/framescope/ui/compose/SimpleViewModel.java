package framescope.ui.compose;

import framescope.compose.Draft;
import framescope.compose.FirstByte;
import framescope.compose.Payload;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// The composer's face for what is right: a message or a control frame in one frame. FX thread
/// only.
public final class SimpleViewModel {
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

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.TEXT);
    private final StringProperty text = new SimpleStringProperty("");
    private final PayloadField binary = new PayloadField();
    private final StringProperty controlText = new SimpleStringProperty("");
    private final StringProperty closeCode = new SimpleStringProperty("1000");
    private final StringProperty closeReason = new SimpleStringProperty("");
    private boolean showing;

    /// @param onChange is run when the user has changed something
    SimpleViewModel(Runnable onChange) {
        binary.formProperty().set(Payload.Form.HEX);
        List.<ObservableValue<?>>of(
                        kind,
                        text,
                        binary.formProperty(),
                        binary.textProperty(),
                        binary.fileProperty(),
                        controlText,
                        closeCode,
                        closeReason)
                .forEach(property ->
                        property.addListener(changed -> {
                            if (!showing) {
                                onChange.run();
                            }
                        }));
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /// The payload of a Text frame.
    public StringProperty textProperty() {
        return text;
    }

    /// The payload of a Binary frame as it is written, in hexadecimal unless changed.
    public StringProperty binaryTextProperty() {
        return binary.textProperty();
    }

    PayloadField binary() {
        return binary;
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

    /// The draft that is written here.
    Draft draft() throws UnfitException {
        Opcode opcode = kind.get().opcode();
        return switch (kind.get()) {
            case TEXT -> Draft.text(text.get());
            case BINARY -> Draft.of(opcode, binary.payload());
            case PING, PONG -> Draft.of(opcode, control(Payload.text(controlText.get())));
            case CLOSE -> Draft.of(opcode, control(Payload.hex(close())));
        };
    }

    private static Payload control(Payload payload) throws UnfitException {
        int length = payload.bytes().length();
        if (length > MAX_CONTROL_PAYLOAD) {
            throw new UnfitException("compose.controlTooLong", length);
        }
        return payload;
    }

    private Bytes close() throws UnfitException {
        String written = closeCode.get().strip();
        if (written.isEmpty()) {
            if (!closeReason.get().isEmpty()) {
                throw new UnfitException("compose.reasonWithoutCode");
            }
            return Bytes.EMPTY;
        }
        String digits = written.split("\\s", 2)[0];
        int code = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
        if (!CloseCode.mayTravel(code)) {
            throw new UnfitException("compose.badCode", digits);
        }
        return ClosePayload.of(code, closeReason.get()).toBytes();
    }

    /// Shows what can be shown of a draft here.
    ///
    /// @return whether that is all of it
    boolean show(Draft draft) {
        showing = true;
        Bytes payload = draft.payload().bytes();
        switch (draft.first().opcode()) {
            case BINARY -> {
                kind.set(Kind.BINARY);
                binary.show(
                        draft.payload().form() == Payload.Form.TEXT
                                ? Payload.hex(payload)
                                : draft.payload());
            }
            case PING, PONG -> {
                kind.set(draft.first().opcode() == Opcode.PING ? Kind.PING : Kind.PONG);
                controlText.set(payload.text());
            }
            case CLOSE -> {
                kind.set(Kind.CLOSE);
                ClosePayload close =
                        ClosePayload.read(payload)
                                .orElse(new ClosePayload(CloseCode.NO_STATUS, Bytes.EMPTY));
                closeCode.set(payload.length() < 2 ? "" : String.valueOf(close.code()));
                closeReason.set(close.reason().text());
            }
            default -> {
                kind.set(Kind.TEXT);
                text.set(payload.text());
            }
        }
        showing = false;
        return isAllOf(draft);
    }

    private boolean isAllOf(Draft draft) {
        try {
            Draft here = draft();
            FirstByte first = here.first();
            Draft same = here.with(draft.payload());
            return same.equals(draft)
                    && first.equals(draft.first())
                    && here.payload().bytes().equals(draft.payload().bytes());
        } catch (UnfitException e) {
            return false;
        }
    }
}
