package framescope.threats;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.testing.RawClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/// Floods of messages to a server whose behaviour has rules that go wrong.
enum BehaviourFlood implements Flood {
    /// P13: each is answered by a frame that no endpoint may send, byte for byte.
    MALFORMED_REPLIES {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            for (int i = 0; i < 500; i++) {
                RawClient client = RawClient.open(server);
                held.add(client);
                for (int message = 0; message < 20; message++) {
                    client.send(text("malformed").masked());
                    assertThat(client.readBytes(MALFORMED.length())).isEqualTo(MALFORMED);
                }
            }
        }
    },
    /// P14: the rule's regular expression would take for ever about each of them. It is passed over.
    MESSAGES_THAT_STOP_A_RULE {
        @Override
        public void pour(InetSocketAddress server, List<RawClient> held) throws IOException {
            String runaway = "a".repeat(60);
            for (int i = 0; i < 50; i++) {
                RawClient client = RawClient.open(server).send(text(runaway).masked());
                held.add(client);
                assertThat(client.readFrame()).isEqualTo(text(runaway));
            }
        }
    };

    /// RSV2 and RSV3, a reserved opcode, a mask, and more declared than there is.
    private static final Bytes MALFORMED = Bytes.ofHex("b3 fe 00 10 01 02 03 04 68 69");

    /// The behaviour of the server, as JSON.
    static final String BEHAVIOUR =
            """
            {"rules": [
              {"when": {"opcode": "text", "equals": "malformed"}, "do": {"frame": "%s"}},
              {"when": {"opcode": "text", "matches": "^(a|aa)+\\\\1b$"}, "do": {"text": "odd"}}
            ]}
            """
                    .formatted(MALFORMED.hex());
}
