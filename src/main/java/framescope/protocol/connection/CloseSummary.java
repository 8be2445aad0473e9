package framescope.protocol.connection;

import framescope.protocol.Role;
import java.util.Optional;

/// How a connection ended, as RFC 6455 §7.1 defines it.
///
/// @param initiator who sent a Close frame first; empty when nobody did
/// @param code the status code of the first Close frame; [framescope.protocol.CloseCode#NO_STATUS] when it had none,
///     [framescope.protocol.CloseCode#ABNORMAL] when there was no such frame
/// @param clean whether both ends sent a Close frame (§7.1.4)
public record CloseSummary(Optional<Role> initiator, int code, boolean clean) {}
