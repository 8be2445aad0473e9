package framescope.protocol.handshake;

import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.ExtensionHeader.Extension;
import framescope.protocol.handshake.ExtensionHeader.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One member of a `Sec-WebSocket-Extensions` header, looked at as permessage-deflate
/// (RFC 7692 §7.1): an offer of a client, or the answer of a server.
///
/// @param fault why it cannot be taken; [Fault#NONE] when it can
/// @param serverNoContextTakeover whether the parameter is there
/// @param clientNoContextTakeover likewise
/// @param serverMaxWindowBits the parameter's value, 8 to 15; empty without the parameter
/// @param clientMaxWindowBits likewise; 15 for an offer's parameter without a value
public record DeflateOffer(
        Fault fault,
        boolean serverNoContextTakeover,
        boolean clientNoContextTakeover,
        OptionalInt serverMaxWindowBits,
        OptionalInt clientMaxWindowBits) {
    /// The extension's name (RFC 7692 §7).
    public static final String NAME = "permessage-deflate";

    /// Why an extension cannot be taken for permessage-deflate (RFC 7692 §7.1, §5.1).
    public enum Fault {
        NONE,
        /// It is another extension.
        UNKNOWN_EXTENSION,
        /// §7.1: a parameter that is not defined.
        UNKNOWN_PARAMETER,
        /// §7.1: a parameter stands there twice.
        REPEATED_PARAMETER,
        /// §7.1.1: a parameter has a value that may have none.
        UNEXPECTED_VALUE,
        /// §7.1.2: a window's bits are not a decimal number from 8 to 15 without leading zeros.
        WRONG_WINDOW_BITS
    }

    private static final String SERVER_NO_CONTEXT = "server_no_context_takeover";
    private static final String CLIENT_NO_CONTEXT = "client_no_context_takeover";
    private static final String SERVER_WINDOW = "server_max_window_bits";
    private static final String CLIENT_WINDOW = "client_max_window_bits";

    /// Looks at a client's offer.
    public static DeflateOffer offered(Extension extension) {
        return read(extension, true);
    }

    /// Looks at a server's answer, in which both windows need a value (§7.1.2).
    public static DeflateOffer answered(Extension extension) {
        return read(extension, false);
    }

    private static DeflateOffer read(Extension extension, boolean offer) {
        if (!extension.name().equals(NAME)) {
            return faulty(Fault.UNKNOWN_EXTENSION);
        }
        boolean serverNoContext = false;
        boolean clientNoContext = false;
        OptionalInt serverWindow = OptionalInt.empty();
        OptionalInt clientWindow = OptionalInt.empty();
        Set<String> seen = new HashSet<>();
        for (Parameter parameter : extension.parameters()) {
            Fault fault = fault(parameter, offer);
            if (fault != Fault.NONE) {
                return faulty(fault);
            }
            if (!seen.add(parameter.name())) {
                return faulty(Fault.REPEATED_PARAMETER);
            }
            switch (parameter.name()) {
                case SERVER_NO_CONTEXT -> serverNoContext = true;
                case CLIENT_NO_CONTEXT -> clientNoContext = true;
                case SERVER_WINDOW -> serverWindow = OptionalInt.of(windowBits(parameter));
                default -> clientWindow = OptionalInt.of(windowBits(parameter));
            }
        }
        return new DeflateOffer(
                Fault.NONE, serverNoContext, clientNoContext, serverWindow, clientWindow);
    }

    private static DeflateOffer faulty(Fault fault) {
        return new DeflateOffer(fault, false, false, OptionalInt.empty(), OptionalInt.empty());
    }

    private static Fault fault(Parameter parameter, boolean offer) {
        return switch (parameter.name()) {
            case SERVER_NO_CONTEXT, CLIENT_NO_CONTEXT ->
                    parameter.value().isPresent() ? Fault.UNEXPECTED_VALUE : Fault.NONE;
            case SERVER_WINDOW -> windowFault(parameter, false);
            // §7.1.2.2: in an offer it may stand alone, to say that the client knows it.
            case CLIENT_WINDOW -> windowFault(parameter, offer);
            default -> Fault.UNKNOWN_PARAMETER;
        };
    }

    private static Fault windowFault(Parameter parameter, boolean mayBeEmpty) {
        boolean right =
                parameter.value().map(bits -> bits.matches("[89]|1[0-5]")).orElse(mayBeEmpty);
        return right ? Fault.NONE : Fault.WRONG_WINDOW_BITS;
    }

    private static int windowBits(Parameter parameter) {
        return parameter.value().map(Integer::parseInt).orElse(DeflateParameters.MAX_WINDOW_BITS);
    }

    /// What a server makes of this offer, which is without fault.
    ///
    /// @param wish what the server would like; it gets that as far as the offer allows it
    DeflateParameters accept(DeflateParameters wish) {
        int serverBits =
                Math.min(
                        serverMaxWindowBits.orElse(DeflateParameters.MAX_WINDOW_BITS),
                        wish.serverMaxWindowBits());
        // §7.1.2.2: a client that has not offered it does not know it; we can inflate any window.
        int clientBits =
                clientMaxWindowBits.isPresent()
                        ? Math.min(clientMaxWindowBits.getAsInt(), wish.clientMaxWindowBits())
                        : DeflateParameters.MAX_WINDOW_BITS;
        return new DeflateParameters(
                serverNoContextTakeover || wish.serverNoContextTakeover(),
                clientNoContextTakeover || wish.clientNoContextTakeover(),
                serverBits,
                clientBits);
    }

    /// What this answer settles; empty when it has a fault, or when the offer does not allow it
    /// (§7.1.1.1, §7.1.2.1, §7.1.2.2).
    Optional<DeflateParameters> settles(DeflateOffer offer) {
        boolean allowed =
                fault == Fault.NONE
                        && (serverNoContextTakeover || !offer.serverNoContextTakeover)
                        && (clientMaxWindowBits.isEmpty() || offer.clientMaxWindowBits.isPresent())
                        && (serverMaxWindowBits.isPresent() || offer.serverMaxWindowBits.isEmpty())
                        && serverBits() <= offer.serverBits()
                        && clientMaxWindowBits.orElse(0) <= offer.clientBits();
        return allowed ? Optional.of(parameters(offer)) : Optional.empty();
    }

    // §7.1.2.2: a client that has named a window keeps to it, whether the answer names it or not.
    private DeflateParameters parameters(DeflateOffer offer) {
        return new DeflateParameters(
                serverNoContextTakeover,
                clientNoContextTakeover,
                serverBits(),
                Math.min(clientBits(), offer.clientBits()));
    }

    private int serverBits() {
        return serverMaxWindowBits.orElse(DeflateParameters.MAX_WINDOW_BITS);
    }

    private int clientBits() {
        return clientMaxWindowBits.orElse(DeflateParameters.MAX_WINDOW_BITS);
    }

    /// What holds if everything here is agreed on.
    public DeflateParameters parameters() {
        return new DeflateParameters(
                serverNoContextTakeover, clientNoContextTakeover, serverBits(), clientBits());
    }

    /// Parameters as a client offers them.
    static String writeOffer(DeflateParameters parameters) {
        // §7.1.2.2: without a value it says that a server may ask for a smaller window.
        boolean full = parameters.clientMaxWindowBits() == DeflateParameters.MAX_WINDOW_BITS;
        return write(parameters, false) + (full ? "; " + CLIENT_WINDOW : "");
    }

    /// Parameters as a server answers this offer with them.
    String writeAnswer(DeflateParameters agreed) {
        // §7.1.2.1: whoever takes an offer that names the server's window names it too, the largest
        // one as well.
        return write(agreed, serverMaxWindowBits.isPresent());
    }

    private static String write(DeflateParameters parameters, boolean namesServerWindow) {
        List<String> words = new ArrayList<>(List.of(NAME));
        if (parameters.serverNoContextTakeover()) {
            words.add(SERVER_NO_CONTEXT);
        }
        if (parameters.clientNoContextTakeover()) {
            words.add(CLIENT_NO_CONTEXT);
        }
        if (namesServerWindow
                || parameters.serverMaxWindowBits() < DeflateParameters.MAX_WINDOW_BITS) {
            words.add(SERVER_WINDOW + "=" + parameters.serverMaxWindowBits());
        }
        if (parameters.clientMaxWindowBits() < DeflateParameters.MAX_WINDOW_BITS) {
            words.add(CLIENT_WINDOW + "=" + parameters.clientMaxWindowBits());
        }
        return String.join("; ", words);
    }
}
