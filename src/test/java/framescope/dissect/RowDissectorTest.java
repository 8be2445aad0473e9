package framescope.dissect;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowKind;
import framescope.protocol.Rule;
import framescope.protocol.handshake.OfferDecision;
import framescope.testing.Conversation;
import framescope.testing.WireWriter;
import org.junit.jupiter.api.Test;

/// Rows of a capture taken apart, with what other rows must say to it.
class RowDissectorTest {
    private static final String OTHER_KEY = "AAAAAAAAAAAAAAAAAAAAAA==";

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter other = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final RowDissector rows = new RowDissector(capture);

    @Test
    void aFrameIsTakenApartFromItsBytes() {
        assertThat(Fields.value(FieldSpec.PAYLOAD_TEXT, dissect(client.frame(text("Hi").masked()))))
                .isEqualTo(new FieldValue.Text("Hi"));
    }

    @Test
    void theFindingsOfARowHangOnItsFields() {
        int chunk = client.chunk(text("Hi").bytes());
        CaptureRecord row = client.row((long) chunk << 32, text("Hi"), Rule.MASK_MISSING);
        assertThat(Fields.the(FieldSpec.MASK, dissect(row)).findings())
                .containsExactly(Rule.MASK_MISSING);
    }

    @Test
    void rowsWithoutBytesHaveNothingToTakeApart() {
        assertThat(rows.dissect(client.beginning())).isEmpty();
        assertThat(rows.dissect(client.note(NoteKind.SEND_REFUSED, "Text"))).isEmpty();
        assertThat(rows.dissect(client.closed())).isEmpty();
    }

    // ---------------------------------------------------------------- handshakes

    @Test
    void aResponseFindsItsKeyAmongTheRowsOfOtherConnections() {
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        other.bytes(RowKind.REQUEST, withKey(OTHER_KEY), 0);
        other.frame(text("between").masked());
        assertThat(acceptOf(answered(client))).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(acceptOf(answered(other))).isNotEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void aResponseWhoseRequestWasClearedShowsNoSteps() {
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        capture.clear();
        Dissection response = dissect(answered(client));
        assertThat(Fields.all(response)).noneMatch(field -> field.spec() == FieldSpec.ACCEPT_KEY);
    }

    @Test
    void whatBecameOfAnOfferSaysTheResponseBehindTheInterimOnes() {
        String offer = "Sec-WebSocket-Protocol: chat\r\nUpgrade:";
        CaptureRecord request =
                client.bytes(RowKind.REQUEST, Conversation.REQUEST.replace("Upgrade:", offer), 0);
        client.answering().bytes(RowKind.RESPONSE, "HTTP/1.1 103 Early Hints\r\n\r\n", 103);
        client.answering()
                .bytes(RowKind.RESPONSE, Conversation.RESPONSE.replace("Upgrade:", offer), 101);
        assertThat(Fields.value(FieldSpec.SUBPROTOCOL_OFFER, dissect(request)))
                .isEqualTo(new FieldValue.Offer("chat", OfferDecision.ACCEPTED));
    }

    private static String withKey(String key) {
        return Conversation.REQUEST.replace("dGhlIHNhbXBsZSBub25jZQ==", key);
    }

    private static CaptureRecord answered(WireWriter writer) {
        return writer.answering().bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
    }

    private String acceptOf(CaptureRecord response) {
        return ((FieldValue.Text) Fields.value(FieldSpec.ACCEPT_BASE64, dissect(response))).text();
    }

    // ---------------------------------------------------------------- what is no whole frame

    @Test
    void aFrameThatIsCutShortIsTakenApartAsFarAsItGoes() {
        CaptureRecord row = client.bytes(RowKind.BYTES, "\u0001\u0005He", 0, Rule.FRAME_CUT_SHORT);
        assertThat(Fields.value(FieldSpec.PAYLOAD_TEXT, dissect(row)))
                .isEqualTo(new FieldValue.Text("He"));
    }

    @Test
    void aFrameWhoseLengthNobodyCanFollowShowsThatLength() {
        String header = "\u0002\u007f" + "\u00bf".repeat(4); // Two bytes each in UTF-8: c2 bf.
        CaptureRecord row = client.bytes(RowKind.BYTES, header, 0, Rule.LENGTH_TOP_BIT);
        assertThat(Fields.the(FieldSpec.PAYLOAD_LENGTH_64, dissect(row)).findings())
                .containsExactly(Rule.LENGTH_TOP_BIT);
    }

    @Test
    void bytesOutsideOfAnyFrameAreUnreadable() {
        CaptureRecord stray = client.bytes(RowKind.BYTES, "after Close", 0);
        assertThat(dissect(stray).root().spec()).isEqualTo(FieldSpec.UNREADABLE);
        CaptureRecord noHead = client.bytes(RowKind.BYTES, "hello", 0, Rule.HEAD_MALFORMED);
        assertThat(dissect(noHead).root().spec()).isEqualTo(FieldSpec.UNREADABLE);
    }

    private Dissection dissect(CaptureRecord row) {
        return rows.dissect(row).orElseThrow();
    }
}
