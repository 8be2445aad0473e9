package framescope;

import framescope.text.Messages;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a window can open, asked before JavaFX is: on Linux JavaFX fails with stack traces.
final class Display {
    // X(7): [host]:display[.screen], where no host, or `unix`, means a local socket.
    private static final Pattern NAME = Pattern.compile("([^:]*):([0-9]{1,4})(\\.[0-9]+)?");
    private static final int FIRST_PORT = 6000;
    private static final int CONNECT_MILLIS = 2000;

    private Display() {}

    /// Why no window can open, in a sentence; empty when one can, as far as can be told.
    static Optional<String> obstacle() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || "Headless".equals(System.getProperty("glass.platform"))) {
            return Optional.empty();
        }
        String name = Optional.ofNullable(System.getenv("DISPLAY")).orElse("");
        if (name.isBlank()) {
            return Optional.of(Messages.get("terminal.noDisplay"));
        }
        if (!answers(name)) {
            return Optional.of(Messages.format("terminal.deadDisplay", name));
        }
        return hasGtk() ? Optional.empty() : Optional.of(Messages.get("terminal.noGtk"));
    }

    private static boolean answers(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return true; // A form that we don't know, such as a socket's path: let JavaFX try.
        }
        int number = Integer.parseInt(parts.group(2));
        String host = parts.group(1);
        return host.isEmpty() || host.equals("unix")
                ? answersLocally(number)
                : answers(host, FIRST_PORT + number);
    }

    private static boolean answersLocally(int number) {
        Path socket = Path.of("/tmp/.X11-unix/X" + number);
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @SuppressWarnings("restricted") // The launch arguments allow this module native access.
    private static boolean hasGtk() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libgtk-3.so.0", arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
