package framescope.dissect;

import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.dissect.ReassembledMessage.Fragment;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.WireWriter;
import org.junit.jupiter.api.Test;

/// From a frame to the message that it belongs to.
class MessageFinderTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();
    private final WireWriter other = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final MessageFinder messages = new MessageFinder(capture);

    @Test
    void aFrameWithFinIsAMessage() {
        CaptureRecord hello = client.frame(text("Hello").masked());
        ReassembledMessage message = messages.messageOf(hello).orElseThrow();
        assertThat(message.fragments()).containsExactly(new Fragment(hello, 0, 5));
        assertThat(message.bytes()).isEqualTo(Bytes.utf8("Hello"));
        assertThat(message.begins()).isTrue();
        assertThat(message.complete()).isTrue();
    }

    @Test
    void everyFragmentFindsTheWholeMessageWhateverLiesBetween() {
        client.frame(text("before").masked());
        CaptureRecord one = client.frame(text("one, ").fragment().masked());
        server.frame(text("not this"));
        client.frame(ping("nor this").masked());
        other.frame(continuation("nor that").masked());
        CaptureRecord two = client.frame(continuation("two, ").fragment().masked());
        CaptureRecord three = client.frame(continuation("three").masked());
        client.frame(text("behind").masked());
        for (CaptureRecord fragment : new CaptureRecord[] {one, two, three}) {
            ReassembledMessage message = messages.messageOf(fragment).orElseThrow();
            assertThat(message.fragments())
                    .containsExactly(
                            new Fragment(one, 0, 5),
                            new Fragment(two, 5, 10),
                            new Fragment(three, 10, 15));
            assertThat(message.bytes().text()).isEqualTo("one, two, three");
            assertThat(message.opcode()).isEqualTo(Opcode.TEXT);
        }
    }

    @Test
    void aMessageWithoutItsEndIsNotComplete() {
        CaptureRecord one = client.frame(text("one").fragment().masked());
        assertThat(messages.messageOf(one).orElseThrow().complete()).isFalse();
    }

    @Test
    void aContinuationOfNothingIsAMessageWithoutBeginning() {
        client.frame(text("whole").masked());
        CaptureRecord lost = client.frame(continuation("lost").masked());
        ReassembledMessage message = messages.messageOf(lost).orElseThrow();
        assertThat(message.begins()).isFalse();
        assertThat(message.bytes().text()).isEqualTo("lost");
    }

    @Test
    void aControlFrameBelongsToNoMessage() {
        assertThat(messages.messageOf(client.frame(ping("").masked()))).isEmpty();
        assertThat(messages.messageOf(client.beginning())).isEmpty();
    }
}
