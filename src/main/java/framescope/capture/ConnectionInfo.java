package framescope.capture;

/// What is known of a connection from its start on.
///
/// @param number counts connections from 1 in the order in which something was seen on them
/// @param remote the peer's address such as `127.0.0.1:51044`
/// @param local our own
/// @param openedAt nanoseconds since 1970-01-01T00:00Z
public record ConnectionInfo(int number, String remote, String local, long openedAt) {}
