package framescope.capture.file;

/// How a WebSocket ended, in HTTP Toolkit's field `_webSocketClose`.
///
/// @param code the status code; [framescope.protocol.CloseCode#ABNORMAL] for `"aborted"`
/// @param time nanoseconds since 1970; 0 where it is not told
public record HarClose(int code, String reason, long time) {}
