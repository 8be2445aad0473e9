package framescope.inspector;

import framescope.protocol.connection.Limits;
import java.util.List;

/// What a run of the server is told at its start.
///
/// @param subprotocols those it speaks, the one it likes best first
/// @param allowedOrigins origins it lets in besides loopback ones, such as `https://example.org`
/// @param limits how much it takes from one peer
public record InspectorSettings(
        ListenAddress address,
        List<String> subprotocols,
        List<String> allowedOrigins,
        Limits limits) {
    /// This address, without subprotocols or further origins.
    public static InspectorSettings at(ListenAddress address) {
        return new InspectorSettings(address, List.of(), List.of(), Limits.DEFAULT);
    }

    /// The same with another address.
    public InspectorSettings withAddress(ListenAddress newAddress) {
        return new InspectorSettings(newAddress, subprotocols, allowedOrigins, limits);
    }
}
