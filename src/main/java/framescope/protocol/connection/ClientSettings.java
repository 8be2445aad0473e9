package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.handshake.ClientRequest;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// What a client endpoint is told at its start.
///
/// @param nonce [ClientRequest#NONCE_LENGTH] bytes, chosen at random for this connection
/// @param maskingKeys gives a masking-key for each frame, unpredictable (RFC 6455 §5.3)
/// @param policy asked at each frame that breaks a rule, so that it may change meanwhile
public record ClientSettings(
        ClientRequest request,
        Bytes nonce,
        IntSupplier maskingKeys,
        Limits limits,
        Supplier<Policy> policy) {}
