package framescope.protocol.handshake;

/// What becomes of an answer that opens a WebSocket before it goes out: nothing, or something wrong
/// on purpose. Called on the thread that drives the endpoint.
@FunctionalInterface
public interface AnswerTwist {
    /// Leaves every answer as it is.
    AnswerTwist NONE = (request, answer) -> answer;

    /// The answer that goes out.
    ///
    /// @param answer the right one, with status 101
    HandshakeAnswer twist(HttpHead request, HandshakeAnswer answer);
}
