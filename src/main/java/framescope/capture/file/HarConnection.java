package framescope.capture.file;

import framescope.protocol.Bytes;
import java.util.Optional;

/// What a HAR says of a WebSocket besides its messages.
///
/// @param startedAt nanoseconds since 1970
/// @param request the head of the opening handshake, put together from the HAR's values
/// @param response likewise; empty when there was none
/// @param status of the response; 0 for none
/// @param target what the request asked for, such as `/chat`
/// @param client address of the client, where the HAR has it
/// @param server address or host of the server
/// @param close how it ended, where the HAR says that
/// @param framed whether the HAR has all its frames from the handshake on besides its messages, as ours
///     have when that is chosen and nothing is left out
public record HarConnection(
        long startedAt,
        Bytes request,
        Bytes response,
        int status,
        String target,
        String client,
        String server,
        Optional<HarClose> close,
        boolean framed) {}
