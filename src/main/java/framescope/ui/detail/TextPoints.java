package framescope.ui.detail;

import framescope.capture.CaptureRecord;
import framescope.dissect.CodePoint;
import framescope.dissect.CodePoints;
import framescope.dissect.DeflateSymbols;
import framescope.dissect.MessageFinder;
import framescope.dissect.ReassembledMessage;
import framescope.dissect.ReassembledMessage.Fragment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/// The code points of a message, and where its frames begin among them. Safe to share between
/// threads.
///
/// The frames of a compressed message cut compressed bytes. Still it can be told which frame has to
/// have come for a byte of the text to be known: that with the last bit of the byte's symbol.
public final class TextPoints {
    private static final int NOT_TOLD = -1;

    private final CodePoints points;
    private final ReassembledMessage message;
    private final List<Beginning> beginnings;
    private final boolean allTold;
    private final List<Integer> marks;
    private final int splits;

    /// A frame, and the first byte of the text that it is needed for.
    record Beginning(Fragment fragment, int at) {}

    private TextPoints(ReassembledMessage message, ToIntFunction<Fragment> places) {
        this.message = message;
        points = new CodePoints(message.bytes());
        TreeMap<Integer, Beginning> found = new TreeMap<>();
        boolean told = true;
        for (Fragment fragment : later(message)) {
            int at = places.applyAsInt(fragment);
            told &= at != NOT_TOLD;
            if (at > 0 && at < message.bytes().length()) {
                // Of several at one place the last has what stands there.
                found.put(at, new Beginning(fragment, at));
            }
        }
        allTold = told;
        beginnings = List.copyOf(found.values());
        Collection<Integer> split = splitPoints();
        splits = split.size();
        TreeSet<Integer> all = new TreeSet<>(points.faults());
        all.addAll(split);
        marks = List.copyOf(all);
    }

    private static List<Fragment> later(ReassembledMessage message) {
        return message.fragments().subList(1, message.fragments().size());
    }

    private Collection<Integer> splitPoints() {
        TreeSet<Integer> split = new TreeSet<>();
        for (Beginning beginning : beginnings) {
            int number = points.numberAt(beginning.at());
            if (points.get(number).range().from() != beginning.at()) {
                split.add(number);
            }
        }
        return split;
    }

    /// Reads all of a message's bytes: work for the background.
    ///
    /// @param messages where it was found
    public static TextPoints of(ReassembledMessage message, MessageFinder messages) {
        if (!message.isCompressed() || later(message).isEmpty()) {
            return new TextPoints(
                    message, fragment -> Math.clamp(fragment.from(), 0, message.bytes().length()));
        }
        DeflateSymbols symbols = new DeflateSymbols(messages.payloads(message), message.complete());
        return new TextPoints(
                message, fragment -> symbols.outputBefore(8 * fragment.from()).orElse(NOT_TOLD));
    }

    /// The message itself.
    ReassembledMessage message() {
        return message;
    }

    CodePoints points() {
        return points;
    }

    /// Whether it could be told of all frames where they begin.
    boolean allTold() {
        return allTold;
    }

    /// How many code points have bytes in two frames.
    int splits() {
        return splits;
    }

    /// The numbers of the code points that are worth a look: split, or none at all.
    List<Integer> marks() {
        return marks;
    }

    /// The frame that begins with a code point, or within it; none for the message's first.
    Optional<Beginning> beginningIn(CodePoint point) {
        int low = 0;
        int high = beginnings.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Beginning beginning = beginnings.get(middle);
            if (beginning.at() < point.range().from()) {
                low = middle + 1;
            } else if (beginning.at() >= point.range().to()) {
                high = middle - 1;
            } else {
                return Optional.of(beginning);
            }
        }
        return Optional.empty();
    }

    /// The row of the frame before another.
    CaptureRecord before(Fragment fragment) {
        return message.fragments().get(message.fragments().indexOf(fragment) - 1).row();
    }
}
