package framescope.ui;

import framescope.capture.RowKind;
import framescope.dissect.payload.PayloadKind;
import framescope.protocol.Bytes;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Takes pictures of each form in which a payload is shown, as [PicturesTest] does of the window.
@Tag("pictures")
class PayloadPicturesTest extends WindowTest {
    private static final Map<PayloadKind, FrameBytes> SAMPLES = new LinkedHashMap<>();

    static {
        text(PayloadKind.XML, "<order id=\"7\"><item count=\"2\">Räder</item><note/></order>");
        text(PayloadKind.FORM, "name=Ada+Lovelace&city=Z%C3%BCrich&empty=");
        binary(PayloadKind.MESSAGE_PACK, "82 a4 6e61 6d65 a3 41 64 61 a1 62 92 c3 c0");
        binary(PayloadKind.CBOR, "a2 64 6e 61 6d 65 63 41 64 61 61 62 82 f5 f6");
        binary(PayloadKind.PROTOBUF, "0a 03 41 64 61 10 96 01 1a 04 08 01 10 02");
        text(PayloadKind.STOMP, "SEND\ndestination:/queue/a\ncontent-type:text/plain\n\nhello\0");
        text(PayloadKind.SOCKET_IO, "42[\"chat\",{\"from\":\"Ada\",\"text\":\"hi\"}]");
        text(
                PayloadKind.GRAPHQL_WS,
                "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ hero { name } }\"}}");
        text(
                PayloadKind.SIGNAL_R,
                "{\"type\":1,\"target\":\"Send\",\"arguments\":[\"Ada\",\"hi\"]}\u001e");
        text(PayloadKind.TEXT, "Not any format: just words,\nin two lines \u202eand a trick.");
        binary(PayloadKind.HEX, "ff 00 01 02 c3 28 fe ff ff ff ff ff");
    }

    private static void text(PayloadKind kind, String words) {
        SAMPLES.put(kind, FrameBytes.text(words).masked());
    }

    private static void binary(PayloadKind kind, String hex) {
        SAMPLES.put(kind, FrameBytes.binary(Bytes.ofHex(hex)).masked());
    }

    @Test
    void takePicturesOfEachForm() throws Exception {
        InetSocketAddress address = loopback(startSilent());
        try (RawClient page = RawClient.open(address)) {
            for (FrameBytes sample : SAMPLES.values()) {
                page.send(sample);
            }
            awaitFrames(SAMPLES.size());
            long number = 3;
            for (PayloadKind kind : SAMPLES.keySet()) {
                long wanted = number++;
                PicturesTest.select(window, row -> row.is(RowKind.FRAME) && row.number() == wanted);
                onFx(() -> window.wiring().detail().tabProperty().set(DetailTab.CONTENT));
                WaitForAsyncUtils.waitForFxEvents(3);
                PicturesTest.take(window, "payload-" + kind.name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
