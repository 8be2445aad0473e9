package framescope.ui.compose;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBatch;
import framescope.capture.RowKind;
import framescope.compose.Composition;
import framescope.compose.Draft;
import framescope.compose.KeyChoice;
import framescope.compose.Receiver;
import framescope.protocol.Bytes;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import framescope.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a captured row becomes in the composer: just what it was, or a reason why not.
class CapturedDraftTest {
    private static final int MOST = 16 << 20;

    private final MemoryCapture capture = MemoryCapture.keeping(1L << 30);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();

    // ---------------------------------------------------------------- frames

    @Test
    void aFrameOfAClientIsSentWithoutItsMask() throws Exception {
        assertBecomes(client.frame(text("Hello").masked()), text("Hello").bytes());
    }

    @Test
    void aFrameThatAServerHasMaskedStaysMasked() throws Exception {
        FrameBytes masked = text("Hello").masked();
        assertBecomes(server.frame(masked), masked.bytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4, 6, 100, 126, 70_000, 1L << 40, -1, Long.MIN_VALUE})
    void aLengthThatLiesIsALieAgain(long declared) throws Exception {
        FrameBytes lie = text("Hello").declaring(declared);
        CaptureRecord last = server.composed(lie);
        assertBecomes(last, lie.bytes());
        // What was sent behind it is no part of it, though its receiver takes it for one.
        client.frame(text("meanwhile").masked());
        server.composed(text("next"));
        assertBecomes(last, lie.bytes());
    }

    @Test
    void aLengthThatLiesIsALieAgainWhereItsBytesWentOutInPieces() throws Exception {
        FrameBytes lie = text("Hello").declaring(100);
        int first = server.chunk(lie.bytes().first(3));
        client.frame(text("meanwhile").masked());
        server.chunk(lie.bytes().slice(3, 6));
        int last = server.chunk(lie.bytes().slice(6, 7).plus(text("next").bytes()));
        CaptureRecord row = server.composedRow(RowBatch.location(first, 0), lie);
        server.composedRow(RowBatch.location(last, 1), text("next"));
        assertBecomes(row, lie.bytes());
    }

    // ---------------------------------------------------------------- bytes that became no frame

    @Test
    void aFrameThatWasCutShortStillDeclaresMoreThanItHas() throws Exception {
        FrameBytes cut = text("Hel").declaring(5);
        assertBecomes(client.stray(cut.masked().bytes()), cut.bytes());
    }

    @Test
    void aFrameWhoseLengthNobodyCanFollowIsTakenAsItIs() throws Exception {
        FrameBytes endless = text("Hello").declaring(Long.MIN_VALUE);
        assertBecomes(server.stray(endless.bytes()), endless.bytes());
    }

    @Test
    void severalFramesAreOneThatDeclaresLessThanItHas() throws Exception {
        Bytes both = text("one").masked().bytes().plus(text("two").masked().bytes());
        CaptureRecord row = client.stray(both);
        assertBecomes(row, both);
        Draft draft = CapturedDraft.of(capture, row);
        assertThat(draft.length().declared()).hasValue(3L);
        assertThat(draft.key().kind()).isEqualTo(KeyChoice.Kind.CHOSEN);
    }

    @Test
    void whatEndsWithinAHeaderIsRefusedWithAReason() {
        assertRefused(client.stray(Bytes.ofHex("81")), Messages.format("compose.edit.noFrame", 1));
        assertRefused(
                client.stray(Bytes.ofHex("81 fe 00 7e 01")),
                Messages.format("compose.edit.noFrame", 5));
        assertThat(Messages.format("compose.edit.noFrame", 1)).contains("this byte is");
    }

    @Test
    void onlyFramesAndBytesCanBeEdited() {
        assertThat(CapturedDraft.isEditable(client.frame(text("x").masked()))).isTrue();
        assertThat(CapturedDraft.isEditable(client.stray(Bytes.ofHex("81")))).isTrue();
        assertThat(CapturedDraft.isEditable(client.bytes(RowKind.REQUEST, "GET", 0))).isFalse();
        assertThat(CapturedDraft.isEditable(client.beginning())).isFalse();
        assertThat(CapturedDraft.isEditable(client.closed())).isFalse();
    }

    // ---------------------------------------------------------------- what is too much, or gone

    @Test
    void whatIsTooLongIsRefusedAndNotCut() throws Exception {
        assertThat(CapturedDraft.of(capture, client.frame(zeros(MOST))).payload().bytes().length())
                .isEqualTo(MOST);
        String reason = Messages.format("compose.edit.tooLong", 16);
        assertRefused(client.frame(zeros(MOST + 1)), reason);
        assertRefused(server.composed(zeros(MOST + 1).declaring(3)), reason);
        assertRefused(client.stray(binary(Bytes.wrap(new byte[MOST + 1])).bytes()), reason);
    }

    @Test
    void whatIsNotKeptAnyMoreIsRefused() {
        CaptureRecord received = client.frame(zeros(2 << 20).masked());
        CaptureRecord sent = server.composed(zeros(2 << 20).declaring(9));
        client.frame(zeros(2 << 20).masked());
        client.settled();
        server.settled();
        capture.clear();
        assertRefused(received, Messages.get("compose.edit.gone"));
        assertRefused(sent, Messages.get("compose.edit.gone"));
    }

    // ---------------------------------------------------------------- steps

    private void assertBecomes(CaptureRecord row, Bytes wire) throws Exception {
        Draft draft = CapturedDraft.of(capture, row);
        assertThat(Composition.of(draft, Receiver.FRESH).bytes()).isEqualTo(wire);
    }

    private void assertRefused(CaptureRecord row, String reason) {
        assertThatThrownBy(() -> CapturedDraft.of(capture, row))
                .isInstanceOf(UnfitException.class)
                .hasMessage(reason);
    }
}
