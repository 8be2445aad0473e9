package framescope.inspector;

import framescope.protocol.deflate.DeflateParameters;
import java.util.List;
import java.util.Optional;

/// What a run of the server is told at its start.
///
/// @param subprotocols those it speaks, the one it likes best first
/// @param allowedOrigins origins it lets in besides loopback ones, such as `https://example.org`
/// @param deflate what it would like of permessage-deflate; empty when it does not speak it
/// @param limits how much it takes from its peers, and how long it waits for them
public record InspectorSettings(
        ListenAddress address,
        List<String> subprotocols,
        List<String> allowedOrigins,
        Optional<DeflateParameters> deflate,
        ServerLimits limits) {
    /// This address, with permessage-deflate, without subprotocols or further origins.
    public static InspectorSettings at(ListenAddress address) {
        return new InspectorSettings(
                address,
                List.of(),
                List.of(),
                Optional.of(DeflateParameters.PLAIN),
                ServerLimits.DEFAULT);
    }

    /// The same with permessage-deflate, or without.
    public InspectorSettings compressing(boolean compressing) {
        return new InspectorSettings(
                address,
                subprotocols,
                allowedOrigins,
                compressing
                        ? Optional.of(deflate.orElse(DeflateParameters.PLAIN))
                        : Optional.empty(),
                limits);
    }

    /// The same with another address.
    public InspectorSettings withAddress(ListenAddress newAddress) {
        return new InspectorSettings(newAddress, subprotocols, allowedOrigins, deflate, limits);
    }
}
