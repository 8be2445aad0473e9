package framescope.ui.compose;

import framescope.compose.Draft;
import framescope.compose.Payload;
import framescope.compose.Payload.Form;
import framescope.protocol.Bytes;
import framescope.protocol.Utf8Validator;
import framescope.text.Messages;
import java.util.Base64;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A payload as it is written: as text, in hexadecimal, in base64, or as a file. When the form
/// changes, the bytes are written in the new one. FX thread only.
final class PayloadField {
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.TEXT);
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Bytes> file = new SimpleObjectProperty<>(Bytes.EMPTY);
    private final ReadOnlyStringWrapper fileName = new ReadOnlyStringWrapper("");

    ObjectProperty<Form> formProperty() {
        return form;
    }

    /// What is written, where the form is not a file.
    StringProperty textProperty() {
        return text;
    }

    /// The content of the file that was chosen.
    ObjectProperty<Bytes> fileProperty() {
        return file;
    }

    ReadOnlyStringProperty fileNameProperty() {
        return fileName.getReadOnlyProperty();
    }

    /// The file in words: its name, where that is known, and its length.
    String fileInWords() {
        return Messages.format(
                fileName.get().isEmpty() ? "compose.fileUnnamed" : "compose.file",
                fileName.get(),
                file.get().length());
    }

    /// Takes a file's content.
    void choose(String name, Bytes content) {
        fileName.set(name);
        file.set(content);
        form.set(Form.FILE);
    }

    Payload payload() throws UnfitException {
        return new Payload(form.get(), bytes());
    }

    private Bytes bytes() throws UnfitException {
        return switch (form.get()) {
            case TEXT -> Bytes.utf8(text.get());
            case HEX -> Written.hex(text.get());
            case BASE64 -> Written.base64(text.get());
            case FILE -> file.get();
        };
    }

    /// Writes a payload down in its form.
    void show(Payload payload) {
        Form shown =
                payload.form() == Form.TEXT && !isText(payload.bytes()) ? Form.HEX : payload.form();
        Bytes content = shown == Form.FILE ? payload.bytes() : Bytes.EMPTY;
        if (!content.equals(file.get())) {
            // Whose name it has is not known here.
            fileName.set("");
            file.set(content);
        }
        form.set(shown);
        text.set(write(shown, payload.bytes()));
    }

    /// Writes the bytes in another form, where what is written can be read, and where they are
    /// text if that is what they are to be.
    void change(Form wanted) {
        try {
            Bytes bytes = bytes();
            if (wanted == Form.TEXT && !isText(bytes)) {
                show(new Payload(Form.HEX, bytes));
            } else {
                show(new Payload(wanted, wanted == Form.FILE ? file.get() : bytes));
            }
        } catch (UnfitException e) {
            form.set(wanted);
        }
    }

    // JavaFX: a text area passes over characters that have no key.
    private static boolean isText(Bytes bytes) {
        return Utf8Validator.isValid(bytes) && Draft.canBeWritten(bytes.text());
    }

    private static String write(Form form, Bytes bytes) {
        return switch (form) {
            case TEXT -> bytes.text();
            case HEX -> bytes.spacedHex();
            case BASE64 -> Base64.getEncoder().encodeToString(bytes.toArray());
            case FILE -> "";
        };
    }
}
