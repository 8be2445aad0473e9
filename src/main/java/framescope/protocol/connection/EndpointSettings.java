package framescope.protocol.connection;

import framescope.protocol.handshake.HandshakeSettings;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What a server endpoint is told at its start.
///
/// @param policy asked at each request and frame that breaks a rule, so that it may change meanwhile
public record EndpointSettings(
        HandshakeSettings handshake, Limits limits, Supplier<Policy> policy) {

    /// These handshake settings with the default limits, strictly.
    public static EndpointSettings of(HandshakeSettings handshake) {
        return new EndpointSettings(handshake, Limits.DEFAULT, () -> Policy.STRICT);
    }

    /// The same for a server that takes no further connection at times.
    public EndpointSettings refusingWhile(BooleanSupplier full) {
        return new EndpointSettings(handshake.refusingWhile(full), limits, policy);
    }

    /// The same for a server that has no memory at times for what compressed messages of a client may
    /// refer to.
    public EndpointSettings keepingWindowsWhile(BooleanSupplier room) {
        return new EndpointSettings(handshake.keepingWindowsWhile(room), limits, policy);
    }

    /// The same with other limits.
    public EndpointSettings with(Limits newLimits) {
        return new EndpointSettings(handshake, newLimits, policy);
    }

    /// The same with another policy.
    public EndpointSettings with(Policy newPolicy) {
        return new EndpointSettings(handshake, limits, () -> newPolicy);
    }
}
