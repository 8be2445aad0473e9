package framescope.protocol.deflate;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The inflaters and deflaters that the connections of one thread share, so that native memory goes
/// by how many are at work, and not by how many connections there are: one takes some 45 KiB to
/// inflate, and 270 to deflate.
///
/// An inflater is lent for one message; between two messages all that is left of the one before are
/// the bytes that the next may refer to, at most 32 KiB of them, and those its receiver keeps. For a
/// message that goes on, whoever puts it together counts the inflater as memory of messages. A deflater stays with its
/// connection for as long as it is among those that were used last. Whose is taken away begins anew:
/// no sender has to refer to what it has sent before. Not thread-safe.
public final class DeflateCoders {
    private static final int MOST_DEFLATERS = 64;
    private static final int KEPT_INFLATERS = 16;
    private static final int KEPT_OUTPUT = 64 * 1024;

    private final int mostDeflaters;
    private final Deque<Inflater> inflaters = new ArrayDeque<>(1);
    private final Map<MessageDeflater, Deflater> deflaters = new LinkedHashMap<>(8, 0.75f, true);
    private @Nullable Deflater packer;
    private byte[] output = new byte[0];

    /// Coders for as many connections as will come, of which 64 keep their deflater.
    public DeflateCoders() {
        this(MOST_DEFLATERS);
    }

    /// @param mostDeflaters how many connections keep their deflater, at least 1
    public DeflateCoders(int mostDeflaters) {
        this.mostDeflaters = mostDeflaters;
    }

    /// Lends an inflater that is as good as new.
    Inflater lendInflater() {
        Inflater kept = inflaters.pollFirst();
        return kept == null ? new Inflater(true) : kept;
    }

    /// Takes a lent inflater back.
    void takeBack(Inflater lent) {
        if (inflaters.size() < KEPT_INFLATERS) {
            lent.reset();
            inflaters.addFirst(lent);
        } else {
            lent.end();
        }
    }

    /// The deflater for what is packed to be kept, as good as new: everybody's, for as long as a call
    /// takes, and to be reset then.
    Deflater packer() {
        Deflater known = packer;
        if (known == null) {
            known = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            packer = known;
        }
        return known;
    }

    /// A sender's deflater: the one that it had the last time, or one that knows nothing of what was
    /// sent before.
    Deflater deflaterOf(MessageDeflater sender) {
        Deflater known = deflaters.get(sender);
        if (known == null) {
            known =
                    deflaters.size() < mostDeflaters
                            ? new Deflater(Deflater.DEFAULT_COMPRESSION, true)
                            : takeFromTheQuietest();
            deflaters.put(sender, known);
        }
        return known;
    }

    private Deflater takeFromTheQuietest() {
        Iterator<Deflater> each = deflaters.values().iterator();
        Deflater quietest = each.next();
        each.remove();
        quietest.reset();
        return quietest;
    }

    /// Lets a sender's next message refer to none before it.
    void forget(MessageDeflater sender) {
        Deflater known = deflaters.get(sender);
        if (known != null) {
            known.reset();
        }
    }

    /// A sender needs its deflater no more.
    void endDeflaterOf(MessageDeflater sender) {
        Deflater known = deflaters.remove(sender);
        if (known != null) {
            known.end();
        }
    }

    /// An array for what comes out of a coder, with the content that the last one had. It is
    /// everybody's, for as long as a call takes.
    ///
    /// @param capacity at least so many bytes
    byte[] output(int capacity) {
        if (capacity > output.length) {
            output = Arrays.copyOf(output, capacity);
        }
        return output;
    }

    /// Gives a large output array back.
    void trimOutput() {
        if (output.length > KEPT_OUTPUT) {
            output = new byte[0];
        }
    }

    /// How many inflaters and deflaters there are, lent ones aside.
    int count() {
        return inflaters.size() + deflaters.size() + (packer == null ? 0 : 1);
    }

    /// Gives all memory back. A message that comes all the same takes some anew.
    public void release() {
        inflaters.forEach(Inflater::end);
        inflaters.clear();
        deflaters.values().forEach(Deflater::end);
        deflaters.clear();
        if (packer != null) {
            packer.end();
            packer = null;
        }
        output = new byte[0];
    }
}
