package framescope.bench.micro;

import framescope.protocol.Bytes;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.HandshakeAnswer;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.PlainPages;
import framescope.protocol.handshake.ServerHandshake;
import framescope.testing.Conversation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Reading and answering the worst requests that the limits let through: a header of nearly 8 KiB
/// that is made of one thing, four times over, which is a head of 32 KiB.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HeadBenchmark {
    private static final int HEADER = 8000;

    /// The header that is filled.
    @Param({"Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions", "Connection", "Origin"})
    public String header = "";

    /// What it is filled with.
    @Param({"a", ",", "a,", "permessage-deflate; client_max_window_bits, ", "a=\"\\\"\";"})
    public String thing = "";

    private final ServerHandshake handshake =
            new ServerHandshake(
                    HandshakeSettings.local(List.of("chat"), PlainPages.NONE)
                            .deflating(DeflateParameters.PLAIN));
    private Bytes head = Bytes.EMPTY;

    @Setup
    public void prepare() {
        String line = header + ": " + thing.repeat(HEADER / thing.length()) + "\r\n";
        head = Bytes.utf8(Conversation.REQUEST.replace("Upgrade:", line.repeat(4) + "Upgrade:"));
    }

    @Benchmark
    public HandshakeAnswer answer() {
        return handshake.answer(HttpHead.parse(head));
    }
}
