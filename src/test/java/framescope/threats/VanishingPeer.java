package framescope.threats;

import framescope.testing.FrameBytes;
import framescope.testing.FreshConnection;
import framescope.testing.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A client that vanishes: it opens a WebSocket and takes the loopback interface down, so that
/// nothing of it arrives any more, not even a FIN. Told by a line on its standard input, it takes
/// the interface up again and lets a fresh connection get its echo.
final class VanishingPeer {
    private VanishingPeer() {}

    public static void main(String[] arguments) throws Exception {
        InetSocketAddress server =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        try (RawClient client = RawClient.open(server)) {
            client.send(FrameBytes.text("still here").masked()).readFrame();
            setLoopback("down");
            System.out.println("vanished");
            System.in.read();
            setLoopback("up");
            FreshConnection.getsItsEcho(server);
            System.out.println("a fresh connection got its echo");
        }
    }

    private static void setLoopback(String state) throws IOException, InterruptedException {
        int code = new ProcessBuilder("ip", "link", "set", "lo", state).start().waitFor();
        if (code != 0) {
            throw new IOException("ip exited with " + code);
        }
    }
}
