package framescope.ui.behaviour;

import framescope.behaviour.HandshakeChange;
import framescope.behaviour.HandshakeChange.Accept;
import framescope.behaviour.HandshakeChange.Header;
import framescope.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// What the form says of the opening handshake. FX thread only.
public final class HandshakeForm {
    private final ObjectProperty<Accept> accept = new SimpleObjectProperty<>(Accept.RIGHT);
    private final StringProperty status = new SimpleStringProperty("");
    private final StringProperty without = new SimpleStringProperty("");
    private final StringProperty headers = new SimpleStringProperty("");
    private final StringProperty subprotocol = new SimpleStringProperty("");
    private final StringProperty extensions = new SimpleStringProperty("");

    public ObjectProperty<Accept> acceptProperty() {
        return accept;
    }

    /// Empty for 101.
    public StringProperty statusProperty() {
        return status;
    }

    /// Names of headers to leave out, with commas between them.
    public StringProperty withoutProperty() {
        return without;
    }

    /// Further headers, one a line.
    public StringProperty headersProperty() {
        return headers;
    }

    /// Empty leaves the choice to the server.
    public StringProperty subprotocolProperty() {
        return subprotocol;
    }

    /// Empty leaves the choice to the server.
    public StringProperty extensionsProperty() {
        return extensions;
    }

    Stream<ObservableValue<?>> all() {
        return Stream.of(accept, status, without, headers, subprotocol, extensions);
    }

    HandshakeChange change() throws UnfitException {
        int code = UnfitException.number(status.get(), "behaviour.status", 101, 599, 101);
        if (code > 101 && code < 200) {
            throw new UnfitException("behaviour.badStatus");
        }
        return new HandshakeChange(
                code == 101 ? OptionalInt.empty() : OptionalInt.of(code),
                accept.get(),
                names(),
                headers(),
                value(subprotocol.get(), "behaviour.subprotocol"),
                value(extensions.get(), "behaviour.extensions"));
    }

    private List<String> names() throws UnfitException {
        List<String> names =
                Stream.of(without.get().split("[,\\s]+")).filter(name -> !name.isEmpty()).toList();
        checkCount(names, "behaviour.without");
        for (String name : names) {
            checkHeader(name, "", "behaviour.without");
        }
        return names;
    }

    private List<Header> headers() throws UnfitException {
        List<Header> all = new ArrayList<>();
        for (String line : headers.get().lines().filter(line -> !line.isBlank()).toList()) {
            String[] parts = line.split(":", 2);
            String value = parts.length < 2 ? "" : parts[1].strip();
            checkHeader(parts[0].strip(), value, "behaviour.headers");
            all.add(new Header(parts[0].strip(), value));
        }
        checkCount(all, "behaviour.headers");
        return all;
    }

    private static Optional<String> value(String text, String label) throws UnfitException {
        checkHeader("X", text, label);
        return Optional.of(text.strip()).filter(value -> !value.isEmpty());
    }

    private static void checkCount(List<?> headers, String label) throws UnfitException {
        if (headers.size() > HandshakeChange.MOST_HEADERS) {
            throw new UnfitException(
                    "behaviour.tooMany", Messages.get(label), HandshakeChange.MOST_HEADERS);
        }
    }

    private static void checkHeader(String name, String value, String label) throws UnfitException {
        UnfitException.text(name, label, HandshakeChange.LONGEST_HEADER);
        UnfitException.text(value, label, HandshakeChange.LONGEST_HEADER);
        if (!Header.isName(name) || !Header.isValue(value)) {
            throw new UnfitException(
                    "behaviour.fault.BAD_HEADER", Header.isName(name) ? value : name);
        }
    }

    void show(HandshakeChange change) {
        accept.set(change.accept());
        status.set(change.status().isPresent() ? "" + change.status().getAsInt() : "");
        List<String> left = new ArrayList<>(change.without());
        // An empty value leaves the header out; here that is said by its name.
        if (change.subprotocol().filter(String::isEmpty).isPresent()) {
            left.add("Sec-WebSocket-Protocol");
        }
        if (change.extensions().filter(String::isEmpty).isPresent()) {
            left.add("Sec-WebSocket-Extensions");
        }
        without.set(String.join(", ", left));
        headers.set(
                change.headers().stream()
                        .map(header -> header.name() + ": " + header.value())
                        .collect(Collectors.joining("\n")));
        subprotocol.set(change.subprotocol().orElse(""));
        extensions.set(change.extensions().orElse(""));
    }
}
