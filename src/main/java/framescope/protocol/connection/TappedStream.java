package framescope.protocol.connection;

import framescope.protocol.MessageAssembler;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.DeflateCoders;
import framescope.protocol.handshake.Agreement;
import framescope.protocol.handshake.HeadLimits;
import framescope.protocol.handshake.HttpHead;
import framescope.protocol.handshake.HttpHeadDecoder;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What one end of somebody else's connection writes, from its first byte to its last: a head, then
/// frames, and where bytes are missing or cannot be read, [LostBytes]. The observer hears of each
/// byte once. What a head means for the other end is told to [Heads]. Not thread-safe.
final class TappedStream {
    // Somebody else has sent it already: what a server would refuse is shown all the same.
    private static final HeadLimits HEAD_LIMITS = new HeadLimits(1 << 20, 1 << 19, 10_000);

    // How many of the largest messages are inflated, of those too large to be shown, for the sake
    // of what refers to them: a second or two of work for each direction.
    private static final long SKIMMED_MESSAGES = 64;

    /// Hears of the opening handshake, which concerns both ends.
    interface Heads {
        /// A head has become whole.
        ///
        /// @param start the stream offset of its first byte
        void seen(Role sender, long start, HttpHead head);

        /// The body behind a head has become whole, or there will be nothing more of it.
        ///
        /// @param start the stream offset of the head's first byte
        /// @param length how many bytes head and body have
        void bodySeen(long start, long length);

        /// The server's answer will never be seen.
        void answerMissed();
    }

    private final Role sender;
    private final Limits limits;
    private final DeflateCoders coders;
    private final TapObserver observer;
    private final Heads heads;
    private final TappedFrames listener;
    private final MessageAssembler held;
    private HttpHeadDecoder head = new HttpHeadDecoder(HEAD_LIMITS);
    private boolean headDone;
    private long headStart;
    private long headLength;
    private boolean inBody;
    private long bodyLeft;
    private @Nullable Agreement agreement;
    private @Nullable FrameReader frames;
    private @Nullable LostBytes lost;

    /// @param sender who writes
    /// @param coders those of the connection
    /// @param closing takes note of the Close frames of both ends, as the server does
    TappedStream(
            Role sender,
            Limits limits,
            DeflateCoders coders,
            ClosingHandshake closing,
            TapObserver observer,
            Heads heads) {
        this.sender = sender;
        this.limits = limits;
        this.coders = coders;
        this.observer = observer;
        this.heads = heads;
        listener = new TappedFrames(sender, closing, observer, this::isCompressed);
        held = new MessageAssembler(limits.message(), limits.memory());
    }

    /// Begins with a frame: the head went before anybody looked.
    void beginWithFrames() {
        headDone = true;
        frames = reader(0);
        listener.leftOut();
    }

    /// What is made of the frames.
    TappedFrames frames() {
        return listener;
    }

    // Nobody knows what was agreed on who has not seen the answer.
    private FrameReader reader(long start) {
        Agreement known = agreement;
        FrameReader reader =
                known == null
                        ? FrameReader.inMidStream(sender.peer(), coders, limits, start, listener)
                        : new FrameReader(
                                sender.peer(), known.extensions(), coders, limits, start, listener);
        reader.skimUpTo(SKIMMED_MESSAGES * limits.message());
        return reader;
    }

    /// Takes what came next.
    ///
    /// @param in big-endian; payloads are unmasked in place
    void receive(ByteBuffer in) {
        while (!headDone && lost == null && in.hasRemaining()) {
            readHead(in);
        }
        if (inBody) {
            readBody(in);
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
        } else if (in.hasRemaining() && !inBody) {
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

    // Frames were found again behind bytes that were missing; the head, if that was among them, has
    // gone by.
    private void goOn(LostBytes before, ByteBuffer in) {
        before.tell(sender, observer, 0);
        lost = null;
        headDone = true;
        release();
        FrameReader reader = reader(before.end());
        frames = reader;
        leftOut();
        read(reader, in);
    }

    // ---------------------------------------------------------------- the opening handshake

    private void readHead(ByteBuffer in) {
        int before = in.position();
        HttpHeadDecoder.Progress progress = head.accept(in);
        headLength += in.position() - before;
        if (progress == HttpHeadDecoder.Progress.INCOMPLETE) {
            return;
        }
        if (progress != HttpHeadDecoder.Progress.COMPLETE) {
            loseHead(HeadFault.of(sender, progress));
            return;
        }
        headDone = true;
        heads.seen(sender, headStart, HttpHead.parse(head.taken()));
    }

    // An endpoint has told of such bytes by themselves, and then of all that came behind them.
    private void loseHead(RuleSet broken) {
        LostBytes.forGood(headStart, headLength, broken.bits()).tell(sender, observer, 0);
        lost = LostBytes.forGood(headLength, headLength, 0);
    }

    /// The other end has given up the head that this one has begun, if it has.
    ///
    /// @param status of the answer
    void answered(int status) {
        if (isInHead()) {
            loseHead(HeadFault.answeredBy(status, head.beginsLikeTls()));
        }
    }

    private boolean isInHead() {
        return !headDone && lost == null && headLength > headStart;
    }

    /// The head that was whole is not the last one.
    void awaitAnotherHead() {
        head = new HttpHeadDecoder(HEAD_LIMITS);
        headStart = headLength;
        headDone = false;
    }

    /// A body follows the head, and then nothing that can be followed.
    ///
    /// @param length in bytes
    void beginBody(long length) {
        inBody = true;
        bodyLeft = length;
        if (length == 0) {
            endBody();
        }
    }

    private void readBody(ByteBuffer in) {
        int part = (int) Math.min(bodyLeft, in.remaining());
        in.position(in.position() + part);
        headLength += part;
        bodyLeft -= part;
        if (bodyLeft == 0) {
            endBody();
        }
    }

    /// Nothing more will come of the body, if there is one that is not whole.
    void endBody() {
        if (inBody) {
            inBody = false;
            heads.bodySeen(headStart, headLength - headStart);
            lose();
        }
    }

    // What stands behind a head waits until it is known what that was.
    private void hold(ByteBuffer in) {
        boolean fits = !held.wouldPass(in.remaining());
        if (fits && held.add(in, in.position(), in.limit())) {
            in.position(in.limit());
        } else {
            lose();
            receive(in);
        }
    }

    /// Takes what stands behind the head for frames.
    ///
    /// @param known what was agreed on; null where nobody has seen that
    void open(@Nullable Agreement known) {
        agreement = known;
        if (lost != null || !headDone || frames != null) {
            return;
        }
        frames = reader(headLength);
        receive(held.view());
        held.release();
    }

    // ---------------------------------------------------------------- what is not there

    /// Frames were left out: what only those could tell is not judged.
    void leftOut() {
        listener.leftOut();
        if (frames != null) {
            frames.leftOut();
        }
    }

    /// The stream cannot be followed any more.
    void lose() {
        if (lost == null) {
            long read = frames == null ? headLength + held.length() : frames.consumed();
            long broken = frames == null ? 0 : frames.brokenSoFar() & ~TappedFrames.TOO_BIG;
            lost = LostBytes.forGood(unreportedStart(), read, broken);
        }
    }

    /// So many bytes are missing.
    void miss(long bytes) {
        endBody();
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
            heads.answerMissed();
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

    // ---------------------------------------------------------------- the end

    /// Nothing more will come: reports the bytes that became nothing whole.
    ///
    /// @param brokenMidFrame bits of the rules that a frame breaks which is not whole
    void end(long brokenMidFrame) {
        endBody();
        boolean cutShort = lost == null && frames != null && frames.midFrame();
        if (isInHead() && brokenMidFrame != 0) {
            loseHead(HeadFault.cutShort(sender, head.beginsLikeTls()));
        }
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

    /// The stream offset of the first byte that the observer has not heard of yet.
    long unreportedStart() {
        if (lost != null) {
            return lost.start();
        }
        if (frames == null) {
            return headDone && !inBody ? headLength : headStart;
        }
        return frames.midFrame() ? frames.frameStart() : frames.consumed();
    }
}
