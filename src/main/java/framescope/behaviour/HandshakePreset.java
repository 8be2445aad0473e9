package framescope.behaviour;

import framescope.behaviour.HandshakeChange.Accept;
import framescope.behaviour.HandshakeChange.Header;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Answers to an opening handshake worth giving to a browser, wrong on purpose. Their words stand in
/// `messages.properties` under `handshakePreset.` and `handshakePreset.about.`.
public enum HandshakePreset {
    WRONG_ACCEPT(HandshakeChange.of(Accept.WRONG)),
    MISSING_ACCEPT(HandshakeChange.of(Accept.MISSING)),
    MISSING_UPGRADE(without("Upgrade")),
    MISSING_CONNECTION(without("Connection")),
    SUBPROTOCOL_NOT_OFFERED(change(Optional.of("never-offered"), Optional.empty())),
    EXTENSION_NOT_OFFERED(change(Optional.empty(), Optional.of("x-never-offered"))),
    NOT_FOUND(status(404)),
    UNAVAILABLE(status(503)),
    REDIRECT(status(302, new Header("Location", "/elsewhere"))),
    UNAUTHORIZED(status(401, new Header("WWW-Authenticate", "Basic realm=\"framescope\"")));

    @SuppressWarnings("ImmutableEnumChecker") // It is never changed.
    private final HandshakeChange change;

    HandshakePreset(HandshakeChange change) {
        this.change = change;
    }

    private static HandshakeChange without(String header) {
        return new HandshakeChange(
                OptionalInt.empty(),
                Accept.RIGHT,
                List.of(header),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static HandshakeChange change(
            Optional<String> subprotocol, Optional<String> extensions) {
        return new HandshakeChange(
                OptionalInt.empty(), Accept.RIGHT, List.of(), List.of(), subprotocol, extensions);
    }

    private static HandshakeChange status(int status, Header... headers) {
        return new HandshakeChange(
                OptionalInt.of(status),
                Accept.RIGHT,
                List.of(),
                List.of(headers),
                Optional.empty(),
                Optional.empty());
    }

    /// What is changed in the answer.
    public HandshakeChange change() {
        return change;
    }
}
