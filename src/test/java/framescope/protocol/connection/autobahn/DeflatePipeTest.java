package framescope.protocol.connection.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.connection.ClientSettings;
import framescope.protocol.connection.ConnectionState;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.HandshakeSettings;
import framescope.protocol.handshake.PlainPages;
import framescope.testing.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Our client against our server, with every combination of parameters that RFC 7692 §7.1 knows:
/// whatever the one offers and the other wishes, every message comes back.
class DeflatePipeTest {
    private static final int[] LENGTHS = {0, 1, 255, 256, 257, 512, 513, 5_000, 40_000};

    private record Message(Opcode opcode, Bytes payload) {}

    private static Stream<Arguments> windows() {
        return IntStream.rangeClosed(8, 15)
                .boxed()
                .flatMap(server ->
                        IntStream.rangeClosed(8, 15)
                                .mapToObj(client -> Arguments.of(server, client)));
    }

    @ParameterizedTest(name = "windows of {0} bits at the server, {1} at the client")
    @MethodSource("windows")
    void everyMessageComesBack(int server, int client) {
        for (int takeover = 0; takeover < 4; takeover++) {
            boolean serverForgets = (takeover & 1) != 0;
            boolean clientForgets = (takeover & 2) != 0;
            // What the one does not ask for, the other does.
            DeflateParameters offer = new DeflateParameters(serverForgets, false, server, 15);
            DeflateParameters wish = new DeflateParameters(false, clientForgets, 15, client);
            assertEchoed(offer, wish);
            assertEchoed(new DeflateParameters(serverForgets, clientForgets, server, client), wish);
        }
    }

    private static void assertEchoed(DeflateParameters offer, DeflateParameters wish) {
        List<Message> heard = new ArrayList<>();
        ClientSettings plain = Conversation.clientSettings();
        Wire client =
                new Wire(
                        new ClientSettings(
                                plain.request().deflating(offer),
                                plain.nonce(),
                                plain.maskingKeys(),
                                plain.limits(),
                                plain.policy()),
                        (opcode, payload, sender) ->
                                heard.add(new Message(opcode, Bytes.copyOf(payload))));
        Wire server =
                new Wire(
                        EndpointSettings.of(
                                HandshakeSettings.local(List.of(), PlainPages.NONE)
                                        .deflating(wish)),
                        Conversation.ECHO);
        flow(client, server);
        assertThat(client.endpoint().state()).isEqualTo(ConnectionState.OPEN);
        List<Message> sent = new ArrayList<>();
        for (int length : LENGTHS) {
            for (TestData data : List.of(TestData.JSON, TestData.NOISE)) {
                Message message = new Message(data.opcode(), data.bytes(length, length));
                sent.add(message);
                client.endpoint().send(message.opcode, message.payload.buffer());
                Bytes there = client.taken();
                Bytes back = server.arrives(there).taken();
                client.arrives(back);
                assertCompressed(there, length, wish.clientMaxWindowBits());
                assertCompressed(back, length, offer.serverMaxWindowBits());
            }
        }
        assertThat(heard).isEqualTo(sent);
        client.endpoint().close(1000, "");
        flow(client, server);
        assertThat(client.endpoint().closeSummary().clean()).isTrue();
        client.endpoint().end();
        server.endpoint().end();
    }

    // A message by itself has no window longer than itself; a longer one than the window goes out
    // as
    // it is.
    private static void assertCompressed(Bytes wire, int length, int windowBits) {
        boolean fits = windowBits == DeflateParameters.MAX_WINDOW_BITS || length <= 1 << windowBits;
        assertThat(Wire.frames(wire))
                .singleElement()
                .satisfies(frame -> assertThat(frame.header().rsv1()).isEqualTo(fits));
    }

    /// What each has written goes to the other, until both are silent.
    private static void flow(Wire one, Wire other) {
        Bytes written = one.taken();
        while (!written.isEmpty()) {
            other.arrives(written);
            one.arrives(other.taken());
            written = one.taken();
        }
    }
}
