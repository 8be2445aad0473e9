package framescope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowBlock;
import framescope.filter.DisplayFilter;
import framescope.filter.RowMatcher;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowLinksTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 24);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final WireWriter server = client.answering();
    private final RowLinks links = new RowLinks(capture);

    @Test
    void aPongBelongsToThePingWithItsPayloadThatCameFromTheOtherEnd() {
        CaptureRecord ping = client.frame(FrameBytes.ping("a").masked());
        client.frame(FrameBytes.pong("a").masked());
        CaptureRecord pong = server.after(2_000_000).frame(FrameBytes.pong("a"));
        links.goOnTo(capture.endRow());
        assertThat(links.of(pong)).contains(ping);
        assertThat(links.roundTrip(pong)).contains(2_000_000L);
    }

    @Test
    void aPongAnswersTheOldestPingOfItsPayloadAndThoseBeforeIt() {
        client.frame(FrameBytes.ping("a").masked());
        CaptureRecord second = client.frame(FrameBytes.ping("b").masked());
        CaptureRecord pong = server.frame(FrameBytes.pong("b"));
        CaptureRecord late = server.frame(FrameBytes.pong("a"));
        links.goOnTo(capture.endRow());
        assertThat(links.of(pong)).contains(second);
        assertThat(links.of(late)).isEmpty();
    }

    @Test
    void anotherConnectionsPongAnswersNothing() {
        client.frame(FrameBytes.ping("a").masked());
        WireWriter other = WireWriter.opened(capture, Direction.SERVER_TO_CLIENT);
        CaptureRecord pong = other.frame(FrameBytes.pong("a"));
        links.goOnTo(capture.endRow());
        assertThat(links.of(pong)).isEmpty();
    }

    @Test
    void theLastFragmentOfAMessageBelongsToItsFirst() {
        CaptureRecord first = client.frame(FrameBytes.text("one ").fragment().masked());
        server.frame(FrameBytes.text("other ").fragment());
        client.frame(FrameBytes.ping("x").masked());
        client.frame(FrameBytes.continuation("two ").fragment().masked());
        CaptureRecord last = client.frame(FrameBytes.continuation("three").masked());
        links.goOnTo(capture.endRow());
        assertThat(links.of(last)).contains(first);
        LinkedValues values = new LinkedValues(capture, links);
        assertThat(values.message(last))
                .hasToString(FrameBytes.text("one two three").payload().toString());
        assertThat(values.message(first)).isNull();
    }

    @Test
    void whatIsKnownGoesWithTheRowsThatAreCleared() {
        client.frame(FrameBytes.ping("a").masked());
        CaptureRecord pong = server.frame(FrameBytes.pong("a"));
        links.goOnTo(capture.endRow());
        client.frame(FrameBytes.ping("b").masked());
        links.goOnTo(capture.endRow());
        capture.clear();
        CaptureRecord answer = server.after(5).frame(FrameBytes.pong("b"));
        links.goOnTo(capture.endRow());
        assertThat(links.of(pong)).isEmpty();
        assertThat(links.of(answer)).isEmpty();
        assertThat(links.roundTrip(answer)).as("the time is known all the same").contains(5L);
    }

    @Test
    void theDisplayFilterKnowsRoundTripsAndWholeMessages() throws Exception {
        client.frame(FrameBytes.ping("a").masked());
        server.after(6_000_000).frame(FrameBytes.pong("a"));
        client.frame(FrameBytes.text("half a wo").fragment().masked());
        client.frame(FrameBytes.continuation("rd").masked());
        assertThat(passing("websocket.rtt > 5ms")).containsExactly(1L);
        assertThat(passing("websocket.rtt > 7ms")).isEmpty();
        assertThat(passing("word")).containsExactly(3L);
        assertThat(passing("websocket.fragment.count == 2")).containsExactly(3L);
        assertThat(passing("websocket.fragment.count")).containsExactly(3L);
        assertThat(passing("websocket.reassembled.length == 11")).containsExactly(3L);
        assertThat(passing("websocket.reassembled.length != 11")).isEmpty();
    }

    private List<Long> passing(String filter) throws Exception {
        RowMatcher matcher =
                DisplayFilter.parse(filter).matcher(capture, new LinkedValues(capture, links));
        RowBlock block = new RowBlock();
        capture.read(0, block);
        List<Long> rows = new ArrayList<>();
        for (int at = 0; at < block.count(); at++) {
            if (matcher.matches(block, at)) {
                rows.add(block.number(at));
            }
        }
        return rows;
    }
}
