package framescope.capture;

/// How a TCP connection came to its end.
public enum Ending {
    /// The client's FIN came first.
    CLIENT_FIN,
    /// The server's FIN went first.
    SERVER_FIN,
    /// The connection was reset, or broke in another way.
    RESET,
    /// The peer did not answer in time, and the server cut the connection.
    TIMED_OUT,
    /// The peer had been silent for long and did not answer a Ping either.
    NO_PONG,
    /// It was not seen: the capture ends before the connection does, or what it was made from does
    /// not tell.
    UNSEEN
}
