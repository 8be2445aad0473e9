package framescope.dissect.payload;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.dissect.payload.PayloadViews.Shown;
import framescope.protocol.Bytes;
import framescope.testing.FuzzCorpus;
import framescope.testing.Threat;
import org.junit.jupiter.params.ParameterizedTest;

/// Any payload is shown as any kind, within bounds, and as bytes where it is not of that kind.
///
/// The first byte chooses between text and binary, and a subprotocol.
class PayloadViewsFuzzTest {
    private static final String[] SUBPROTOCOLS = {
        "", "mqtt", "v12.stomp", "graphql-transport-ws", "msgpack", "cbor", "protobuf", "other"
    };

    @ParameterizedTest
    @FuzzCorpus
    @Threat("U5")
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        int first = input.length == 0 ? 0 : input[0] & 0xff;
        Bytes bytes = Bytes.of(input).slice(Math.min(1, input.length), input.length);
        Payload payload = new Payload(bytes, (first & 1) != 0, SUBPROTOCOLS[first >> 1 & 7]);
        assertThat(PayloadViews.fitting(payload)).endsWith(PayloadKind.HEX).doesNotHaveDuplicates();
        for (PayloadKind kind : PayloadKind.values()) {
            Shown shown = PayloadViews.show(payload, kind);
            assertThat(shown.kind()).isIn(kind, PayloadKind.HEX);
            assertThat(shown.problem().isPresent())
                    .isEqualTo(shown.kind() == PayloadKind.HEX && kind != PayloadKind.HEX);
            if (shown.content() instanceof PayloadContent.Tree tree) {
                assertBounded(tree);
            }
        }
    }

    private static void assertBounded(PayloadContent.Tree tree) {
        assertThat(depth(tree.root())).isLessThanOrEqualTo(TreeBudget.MOST_DEPTH + 2);
        assertThat(count(tree.root())).isLessThanOrEqualTo(2 * TreeBudget.MOST_NODES);
    }

    private static int depth(PayloadNode node) {
        return 1 + node.children().stream().mapToInt(PayloadViewsFuzzTest::depth).max().orElse(0);
    }

    private static int count(PayloadNode node) {
        return 1 + node.children().stream().mapToInt(PayloadViewsFuzzTest::count).sum();
    }
}
