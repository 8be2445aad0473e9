package framescope.ui.detail;

import framescope.capture.CaptureRecord;
import framescope.dissect.CodePoint;
import framescope.dissect.CodePoints;
import framescope.dissect.ReassembledMessage;
import framescope.dissect.ReassembledMessage.Fragment;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The code points of a message, and where its frames begin among them. Safe to share between
/// threads.
public final class TextPoints {
    private final CodePoints points;
    private final ReassembledMessage message;
    private final List<Fragment> laterFragments;
    private final List<Integer> marks;
    private final int splits;

    /// Reads all of a message's bytes: work for the background.
    public TextPoints(ReassembledMessage message) {
        this.message = message;
        points = new CodePoints(message.bytes());
        // Fragments of a compressed message cut compressed bytes, which are no code points.
        laterFragments =
                message.isCompressed()
                        ? List.of()
                        : message.fragments().stream()
                                .filter(each -> each.from() > 0)
                                .filter(each -> each.from() < message.bytes().length())
                                .toList();
        TreeSet<Integer> all = new TreeSet<>(points.faults());
        int split = 0;
        for (Fragment fragment : laterFragments) {
            int number = points.numberAt((int) fragment.from());
            if (points.get(number).range().from() != fragment.from()) {
                all.add(number);
                split++;
            }
        }
        splits = split;
        marks = List.copyOf(all);
    }

    /// The message itself.
    ReassembledMessage message() {
        return message;
    }

    CodePoints points() {
        return points;
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
    Optional<Fragment> beginningIn(CodePoint point) {
        int low = 0;
        int high = laterFragments.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Fragment fragment = laterFragments.get(middle);
            if (fragment.from() < point.range().from()) {
                low = middle + 1;
            } else if (fragment.from() >= point.range().to()) {
                high = middle - 1;
            } else {
                return Optional.of(fragment);
            }
        }
        return Optional.empty();
    }

    /// The row of the frame before another.
    CaptureRecord before(Fragment fragment) {
        return message.fragments().get(message.fragments().indexOf(fragment) - 1).row();
    }
}
