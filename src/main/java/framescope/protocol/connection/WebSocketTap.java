package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.RequestRules;
import framescope.protocol.handshake.ResponseBody;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks on at somebody else's connection, both directions, and sends nothing.
///
/// It is told what each end wrote, in any split, in the order of time; the [TapObserver] hears what
/// that was. Frames that a client sends before the server has answered are held until then, since
/// only the answer tells whether they may be compressed. Not thread-safe.
///
/// Each direction is a [TappedStream]; what the two have to do with each other is here.
public final class WebSocketTap {
    private final DeflateCoders coders = new DeflateCoders();
    private final TapObserver observer;
    private final TappedStream client;
    private final TappedStream server;
    private final ClosingHandshake closing = new ClosingHandshake(Role.SERVER);
    private @Nullable HttpHead request;
    private @Nullable Refusal refusal;
    private boolean ended;

    /// A tap on a connection that begins with its opening handshake.
    ///
    /// @param limits how large a message may be that is inflated; nobody is blamed for a larger one,
    ///     or for many fragments, since nobody knows which limits were in force
    public WebSocketTap(Limits limits, TapObserver observer) {
        this.observer = observer;
        int most = limits.message();
        Limits inflating =
                new Limits(limits.head(), most, most, Integer.MAX_VALUE, limits.memory());
        Handshake handshake = new Handshake();
        client = new TappedStream(Role.CLIENT, inflating, coders, closing, observer, handshake);
        server = new TappedStream(Role.SERVER, inflating, coders, closing, observer, handshake);
        client.frames().listenBeside(server.frames());
    }

    /// A tap on a connection that was open before anybody looked: the first byte of each end is
    /// taken for that of a frame.
    ///
    /// What only the part that was not seen could tell is not judged: RSV1 may mean compression
    /// (such messages are inflated where that is possible), a continuation may continue a message
    /// that began before, and a Pong may answer a Ping of that time.
    public static WebSocketTap inMidStream(Limits limits, TapObserver observer) {
        WebSocketTap tap = new WebSocketTap(limits, observer);
        tap.client.beginWithFrames();
        tap.server.beginWithFrames();
        return tap;
    }

    /// Takes what an end of the connection wrote.
    ///
    /// @param in big-endian; payloads are unmasked in place
    public void receive(Role sender, ByteBuffer in) {
        of(sender).receive(in);
    }

    /// Tells that so many bytes are missing from what an end wrote. Where they were all within one
    /// payload, it is known at which byte the next frame begins; otherwise a [FrameSearch] looks for
    /// it. What only the missing bytes could tell is not judged any more.
    public void missing(Role sender, long bytes) {
        of(sender).miss(bytes);
    }

    /// Tells that whole frames of both ends were left out, nobody knows which. From here on what only
    /// those could tell is not judged, as with [#inMidStream].
    public void leftOut() {
        client.leftOut();
        server.leftOut();
    }

    private TappedStream of(Role sender) {
        return sender == Role.CLIENT ? client : server;
    }

    /// Tells that the connection has ended. Bytes that became nothing whole are reported now.
    public void end() {
        end(Rule.FRAME_CUT_SHORT.bit());
    }

    /// Tells that nothing more will be told, though the connection may go on. Bytes that became
    /// nothing whole are reported now, and nobody is blamed for what is missing.
    public void stop() {
        end(0);
    }

    private void end(long brokenMidFrame) {
        if (!ended) {
            ended = true;
            server.endBody();
            client.end(brokenMidFrame);
            server.end(brokenMidFrame);
            coders.release();
        }
    }

    /// How the connection ended, as far as its frames tell.
    public CloseSummary closeSummary() {
        return closing.summary();
    }

    /// Rules that only the end of the connection shows to be broken.
    public RuleSet brokenAtEnd() {
        boolean complete = client.frames().isComplete() && server.frames().isComplete();
        boolean waiting = client.frames().awaitsPong() || server.frames().awaitsPong();
        return complete ? closing.brokenAtEnd(waiting) : RuleSet.NONE;
    }

    /// The offset in an end's stream of the first byte that the observer has not heard of yet.
    public long unreportedStart(Role sender) {
        return of(sender).unreportedStart();
    }

    /// What is told of a response once its body is whole.
    private record Refusal(HttpHead response, Agreement answer) {}

    private final class Handshake implements TappedStream.Heads {
        @Override
        public void seen(Role sender, long start, HttpHead head) {
            if (sender == Role.CLIENT) {
                request = head;
                observer.requestSeen(start, head, RequestRules.judge(head));
            } else {
                answered(start, head);
            }
        }

        private void answered(long start, HttpHead response) {
            if (!response.isInterim()) {
                client.answered(response.status());
            }
            HttpHead asked = request == null ? HttpHead.parse(Bytes.EMPTY) : request;
            Agreement answer = Agreement.between(asked, response);
            boolean opening = response.status() == 101;
            if (!opening && !response.isInterim()) {
                refusal = new Refusal(response, answer);
                client.lose();
                server.beginBody(ResponseBody.length(asked, response));
                return;
            }
            observer.responseSeen(start, response.bytes().length(), response, answer);
            if (opening) {
                server.open(answer);
                client.open(answer);
            } else {
                server.awaitAnotherHead();
            }
        }

        @Override
        public void bodySeen(long start, long length) {
            Refusal told = Objects.requireNonNull(refusal);
            observer.responseSeen(start, length, told.response(), told.answer());
        }

        // The client's frames would wait for the answer in vain.
        @Override
        public void answerMissed() {
            client.open(null);
        }
    }
}
