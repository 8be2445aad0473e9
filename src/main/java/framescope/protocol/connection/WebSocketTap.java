package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.MessageAssembler;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.HttpHeadDecoder;
import framescope.protocol.handshake.RequestRules;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Looks on at somebody else's connection, both directions, and sends nothing.
///
/// It is told what each end wrote, in any split, in the order of time; the [TapObserver] hears what
/// that was. Frames that a client sends before the server has answered are held until then, since
/// only the answer tells whether they may be compressed. Not thread-safe.
///
/// Longer than most: a side opens, loses and finds again the other's frames with its own. What it
/// makes of the frames themselves is in [TappedFrames].
public final class WebSocketTap {
    // Somebody else has sent it already: what a server would refuse is shown all the same.
    private static final HeadLimits HEAD_LIMITS = new HeadLimits(1 << 20, 1 << 19, 10_000);

    private final DeflateCoders coders = new DeflateCoders();
    private final Limits limits;
    private final TapObserver observer;
    private final Side client;
    private final Side server;
    private final ClosingHandshake closing = new ClosingHandshake(Role.SERVER);
    private final boolean midStream;
    private @Nullable HttpHead request;
    private @Nullable Agreement agreement;
    private boolean ended;

    /// A tap on a connection that begins with its opening handshake.
    ///
    /// @param limits how large a message may be that is inflated; nobody is blamed for a larger one,
    ///     or for many fragments, since nobody knows which limits were in force
    public WebSocketTap(Limits limits, TapObserver observer) {
        this(limits, observer, false);
    }

    private WebSocketTap(Limits limits, TapObserver observer, boolean midStream) {
        int most = limits.message();
        this.limits = new Limits(limits.head(), most, most, Integer.MAX_VALUE, limits.memory());
        this.observer = observer;
        this.midStream = midStream;
        client = new Side(Role.CLIENT);
        server = new Side(Role.SERVER);
        client.listener.listenBeside(server.listener);
    }

    /// A tap on a connection that was open before anybody looked: the first byte of each end is
    /// taken for that of a frame.
    ///
    /// What only the part that was not seen could tell is not judged: RSV1 may mean compression
    /// (such messages are inflated where that is possible), a continuation may continue a message
    /// that began before, and a Pong may answer a Ping of that time.
    public static WebSocketTap inMidStream(Limits limits, TapObserver observer) {
        return new WebSocketTap(limits, observer, true);
    }

    /// Takes what an end of the connection wrote.
    ///
    /// @param in big-endian; payloads are unmasked in place
    public void receive(Role sender, ByteBuffer in) {
        side(sender).receive(in);
    }

    /// Tells that so many bytes are missing from what an end wrote. Where they were all within one
    /// payload, it is known at which byte the next frame begins; otherwise a [FrameSearch] looks for
    /// it. What only the missing bytes could tell is not judged any more.
    public void missing(Role sender, long bytes) {
        side(sender).miss(bytes);
    }

    /// Tells that whole frames of both ends were left out, nobody knows which. From here on what only
    /// those could tell is not judged, as with [#inMidStream].
    public void leftOut() {
        client.leftOut();
        server.leftOut();
    }

    private Side side(Role sender) {
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
        boolean complete = client.listener.isComplete() && server.listener.isComplete();
        boolean waiting = client.listener.awaitsPong() || server.listener.awaitsPong();
        return complete ? closing.brokenAtEnd(waiting) : RuleSet.NONE;
    }

    /// The offset in an end's stream of the first byte that the observer has not heard of yet.
    public long unreportedStart(Role sender) {
        return side(sender).unreportedStart();
    }

    private void requestSeen(HttpHead seen) {
        request = seen;
        observer.requestSeen(0, seen, RequestRules.judge(seen));
    }

    private void responseSeen(long start, HttpHead response) {
        HttpHead asked = request == null ? HttpHead.parse(Bytes.EMPTY) : request;
        Agreement answer = Agreement.between(asked, response);
        observer.responseSeen(start, response, answer);
        if (response.isInterim()) {
            server.awaitAnotherHead();
        } else if (response.status() == 101) {
            agreement = answer;
            server.open();
            client.open();
        } else {
            server.lose();
            client.lose();
        }
    }

    /// What one end writes.
    private final class Side {
        private final Role sender;
        private final TappedFrames listener;
        private HttpHeadDecoder head = new HttpHeadDecoder(HEAD_LIMITS);
        private final MessageAssembler held =
                new MessageAssembler(limits.message(), limits.memory());
        private boolean headDone = midStream;
        private long headStart;
        private long headLength;
        private @Nullable FrameReader frames;
        private @Nullable LostBytes lost;

        private Side(Role sender) {
            this.sender = sender;
            listener = new TappedFrames(sender, closing, observer, this::isCompressed);
            if (midStream) {
                frames = reader(0);
                listener.leftOut();
            }
        }

        // Nobody knows what was agreed on who has not seen the answer.
        private FrameReader reader(long start) {
            Agreement known = agreement;
            return known == null
                    ? FrameReader.inMidStream(sender.peer(), coders, limits, start, listener)
                    : new FrameReader(
                            sender.peer(), known.extensions(), coders, limits, start, listener);
        }

        private void receive(ByteBuffer in) {
            while (!headDone && lost == null && in.hasRemaining()) {
                readHead(in);
            }
            LostBytes unread = lost;
            FrameReader reader = frames;
            if (unread != null) {
                ByteBuffer found = unread.accept(in);
                if (found != null) {
                    goOn(unread, found);
                }
            } else if (reader != null) {
                read(reader, in);
            } else if (in.hasRemaining()) {
                hold(in);
            }
        }

        private void read(FrameReader reader, ByteBuffer in) {
            reader.read(in);
            if (reader.desynchronised()) {
                lose();
                receive(in);
            }
        }

        // Frames were found again behind bytes that were missing.
        private void goOn(LostBytes before, ByteBuffer in) {
            before.tell(sender, observer, 0);
            lost = null;
            release();
            FrameReader reader = reader(before.end());
            frames = reader;
            leftOut();
            read(reader, in);
        }

        private void hold(ByteBuffer in) {
            boolean fits = !held.wouldPass(in.remaining());
            if (fits && held.add(in, in.position(), in.limit())) {
                in.position(in.limit());
            } else {
                lose();
                receive(in);
            }
        }

        private void readHead(ByteBuffer in) {
            int before = in.position();
            HttpHeadDecoder.Progress progress = head.accept(in);
            headLength += in.position() - before;
            if (progress == HttpHeadDecoder.Progress.INCOMPLETE) {
                return;
            }
            if (progress != HttpHeadDecoder.Progress.COMPLETE) {
                lose();
                return;
            }
            headDone = true;
            if (sender == Role.CLIENT) {
                requestSeen(HttpHead.parse(head.taken()));
            } else {
                responseSeen(headStart, HttpHead.parse(head.taken()));
            }
        }

        private void awaitAnotherHead() {
            head = new HttpHeadDecoder(HEAD_LIMITS);
            headStart = headLength;
            headDone = false;
        }

        private void open() {
            if (lost != null || !headDone || frames != null) {
                return;
            }
            frames = reader(headLength);
            receive(held.view());
            held.release();
        }

        private void leftOut() {
            listener.leftOut();
            if (frames != null) {
                frames.leftOut();
            }
        }

        private void lose() {
            if (lost == null) {
                long read = frames == null ? headLength + held.length() : frames.consumed();
                long broken = frames == null ? 0 : frames.brokenSoFar() & ~TappedFrames.TOO_BIG;
                lost = LostBytes.forGood(unreportedStart(), read, broken);
            }
        }

        private void miss(long bytes) {
            listener.missed();
            boolean forGood = lost != null && lost.isForGood();
            long payloadLeft = payloadLeft().orElse(-1) - bytes;
            lose();
            LostBytes before = Objects.requireNonNull(lost);
            before.tell(sender, observer, 0);
            long start = before.end() + bytes;
            if (forGood) {
                lost = LostBytes.forGood(start, start, 0);
            } else if (payloadLeft >= 0) {
                lost = LostBytes.ofPayload(start, payloadLeft);
            } else {
                lost = LostBytes.before(start, new FrameSearch(sender, mayCompress()));
            }
            if (sender == Role.SERVER && !headDone) {
                // The answer is missing, so the client's frames wait for it in vain.
                client.open();
            }
        }

        private OptionalLong payloadLeft() {
            if (lost != null) {
                return lost.payloadLeft();
            }
            return frames == null ? OptionalLong.empty() : frames.payloadLeft();
        }

        private boolean isCompressed() {
            return frames != null && frames.isCompressed();
        }

        private boolean mayCompress() {
            Agreement known = agreement;
            return known == null || known.deflate().isPresent() || known.extensions().others();
        }

        private void end(long brokenMidFrame) {
            boolean cutShort = lost == null && frames != null && frames.midFrame();
            lose();
            Objects.requireNonNull(lost).tell(sender, observer, cutShort ? brokenMidFrame : 0);
            held.release();
            release();
        }

        private void release() {
            if (frames != null) {
                frames.release();
            }
        }

        private long unreportedStart() {
            if (lost != null) {
                return lost.start();
            }
            if (frames == null) {
                return headDone ? headLength : headStart;
            }
            return frames.midFrame() ? frames.frameStart() : frames.consumed();
        }
    }
}
