package framescope.bench;

import framescope.protocol.LengthForm;
import java.util.List;

/// One load: how long the payloads are, how many frames of a connection are under way at once, and
/// how many connections there are.
record EchoCase(int payload, int inFlight, int connections) {
    private static final int KIBI = 1024;
    private static final int MASKING_KEY = 4;

    static final List<EchoCase> ALL =
            List.of(
                    new EchoCase(125, 256, 16),
                    new EchoCase(16, 256, 16),
                    new EchoCase(KIBI, 64, 16),
                    new EchoCase(64 * KIBI, 4, 8),
                    new EchoCase(125, 16, 512),
                    new EchoCase(125, 1, 16),
                    new EchoCase(125, 1, 1));

    /// Whether each echo is waited for, so that its round trip is a latency.
    boolean oneByOne() {
        return inFlight == 1;
    }

    /// What an echo takes on the wire, both ways, in bytes.
    int wireBytes() {
        int header = 2 + LengthForm.shortestFor(payload).extraBytes();
        return 2 * (header + payload) + MASKING_KEY;
    }

    /// The payload's length as people write it.
    String payloadText() {
        return payload % KIBI == 0 ? payload / KIBI + " KiB" : payload + " B";
    }

    /// As in `125x256x16`: payload, in flight, connections.
    @Override
    public String toString() {
        return payload + "x" + inFlight + "x" + connections;
    }
}
