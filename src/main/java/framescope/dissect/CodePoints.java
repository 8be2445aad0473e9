package framescope.dissect;

import framescope.protocol.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The code points of a text in UTF-8, by their number, without an object for each: 16 MiB of text
/// take 64 KiB more. Bytes that are no code point count as one, as far as they belong together.
public final class CodePoints {
    /// The most faults whose places are kept.
    public static final int MOST_FAULTS = 1_000;

    private static final int STEP = 1_024;

    private final Bytes text;
    private final List<Integer> faults = new ArrayList<>();
    private int[] offsets = new int[16];
    private int count;
    private int faultCount;

    /// Reads a text once.
    public CodePoints(Bytes text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            if (count % STEP == 0) {
                remember(at);
            }
            int packed = CodePoint.read(text, at);
            if (CodePoint.isFault(packed)) {
                faultCount++;
                if (faults.size() < MOST_FAULTS) {
                    faults.add(count);
                }
            }
            at += CodePoint.length(packed);
            count++;
        }
    }

    private void remember(int offset) {
        int step = count / STEP;
        if (step == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * step);
        }
        offsets[step] = offset;
    }

    /// How many there are.
    public int count() {
        return count;
    }

    /// How many of them are no code points.
    public int faultCount() {
        return faultCount;
    }

    /// The numbers of those that are none, the first [#MOST_FAULTS] of them.
    public List<Integer> faults() {
        return List.copyOf(faults);
    }

    /// The code point with a number from 0 to [#count], exclusive.
    public CodePoint get(int number) {
        int at = offsets[number / STEP];
        for (int i = number / STEP * STEP; i < number; i++) {
            at += CodePoint.length(CodePoint.read(text, at));
        }
        return CodePoint.at(text, at);
    }

    /// The number of the code point that holds a byte of the text.
    public int numberAt(int offset) {
        int steps = (count + STEP - 1) / STEP;
        int found = Arrays.binarySearch(offsets, 0, steps, offset);
        int step = found >= 0 ? found : -found - 2;
        int at = offsets[step];
        int number = step * STEP;
        while (true) {
            at += CodePoint.length(CodePoint.read(text, at));
            if (at > offset) {
                return number;
            }
            number++;
        }
    }

    /// The bytes of a code point.
    public Bytes bytes(CodePoint point) {
        return text.slice(point.range().from(), point.range().to());
    }
}
