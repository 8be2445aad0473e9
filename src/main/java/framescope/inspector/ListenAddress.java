package framescope.inspector;

import framescope.inspector.AddressSyntaxException.Fault;
import java.net.InetSocketAddress;

/// Where to listen, as a user writes it: `HOST:PORT`, or `PORT` alone for the loopback address.
///
/// @param host a name or an address, an IPv6 one without its brackets
/// @param port 0 to 65535; 0 takes any free one
public record ListenAddress(String host, int port) {
    /// 127.0.0.1:8000.
    public static final ListenAddress DEFAULT = new ListenAddress("127.0.0.1", 8000);

    /// Reads an address.
    ///
    /// @throws AddressSyntaxException when it can't be one; whether it exists shows on listening
    public static ListenAddress parse(String text) throws AddressSyntaxException {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new AddressSyntaxException(Fault.EMPTY, text);
        }
        int colon = trimmed.lastIndexOf(':');
        if (colon < 0 && !trimmed.matches("[0-9]+") || trimmed.endsWith("]")) {
            throw new AddressSyntaxException(Fault.PORT_MISSING, text);
        }
        String host = colon <= 0 ? DEFAULT.host : trimmed.substring(0, colon);
        return new ListenAddress(host(host), port(trimmed.substring(colon + 1)));
    }

    private static String host(String text) throws AddressSyntaxException {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String host = bracketed ? text.substring(1, text.length() - 1) : text;
        if (!host.matches(bracketed ? "[0-9A-Fa-f:.%]+" : "[A-Za-z0-9._-]+")) {
            throw new AddressSyntaxException(Fault.HOST_INVALID, text);
        }
        return host;
    }

    private static int port(String text) throws AddressSyntaxException {
        if (!text.matches("[0-9]+")) {
            throw new AddressSyntaxException(Fault.PORT_NOT_A_NUMBER, text);
        }
        if (text.length() > 5 || Integer.parseInt(text) > 0xffff) {
            throw new AddressSyntaxException(Fault.PORT_OUT_OF_RANGE, text);
        }
        return Integer.parseInt(text);
    }

    /// The same host with another port.
    public ListenAddress withPort(int newPort) {
        return new ListenAddress(host, newPort);
    }

    /// The socket address; looks the name up, which may take its time.
    InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    /// Whether only programs on this machine can connect.
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.matches("(0*:)+0*1");
    }

    /// Whether it stands for all addresses of this machine.
    public boolean isWildcard() {
        return host.equals("0.0.0.0") || host.matches("[0:]+");
    }

    /// The WebSocket's URL.
    public String webSocketUrl() {
        return "ws://" + this + "/";
    }

    /// The test page's URL, one that a browser on this machine can open.
    public String pageUrl() {
        return "http://" + (isWildcard() ? new ListenAddress("127.0.0.1", port) : this) + "/";
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
