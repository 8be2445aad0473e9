package framescope.ui.detail;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import framescope.dissect.DataSource;
import framescope.dissect.Dissection;
import framescope.dissect.FrameDissector;
import framescope.dissect.HandshakeDissector;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.RuleSet;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.ui.control.HexSpan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The coloured runs of a hex view.
class FieldSpansTest {
    @Test
    void everyByteOfAFrameHasOneColour() {
        assertThat(wire(text("Hello").masked()))
                .extracting(HexSpan::from, HexSpan::to, HexSpan::styleClass)
                .containsExactly(
                        tuple(0, 1, "field-flags"),
                        tuple(1, 2, "field-length"),
                        tuple(2, 6, "field-key"),
                        tuple(6, 11, "field-masked"));
    }

    @Test
    void aByteOfSeveralFieldsNamesThemAll() {
        assertThat(wire(text("Hello")).getFirst().label()).isEqualTo("FIN, RSV, Opcode");
    }

    @Test
    void theUnmaskedPayloadHasColoursOfItsOwn() {
        Dissection bye = dissect(close(1000, "bye").masked());
        assertThat(FieldSpans.of(bye, DataSource.Kind.UNMASKED))
                .extracting(HexSpan::label)
                .containsExactly("Status code", "Reason");
    }

    @Test
    void neighbouringHeadersDiffer() {
        Dissection request =
                HandshakeDissector.request(
                        Bytes.utf8(Conversation.REQUEST), RuleSet.NONE, Optional.empty());
        List<HexSpan> spans = FieldSpans.of(request, DataSource.Kind.WIRE);
        for (int i = 1; i < spans.size(); i++) {
            boolean lines = spans.get(i).styleClass().startsWith("field-line");
            assertThat(!lines || !spans.get(i).styleClass().equals(spans.get(i - 1).styleClass()))
                    .as(spans.get(i).label())
                    .isTrue();
        }
    }

    private static List<HexSpan> wire(FrameBytes frame) {
        return FieldSpans.of(dissect(frame), DataSource.Kind.WIRE);
    }

    private static Dissection dissect(FrameBytes frame) {
        return FrameDissector.dissect(frame.bytes(), Opcode.TEXT, RuleSet.NONE);
    }
}
