package framescope.ui.files;

import java.nio.file.Path;

/// The file that the capture is kept in while the program runs.
public interface Keeping {
    /// Of a capture in memory.
    Keeping NONE =
            new Keeping() {
                @Override
                public boolean isIn(Path file) {
                    return false;
                }

                @Override
                public long mark() {
                    return 0;
                }

                @Override
                public void isElsewhere(long mark) {}
            };

    /// Whether a file is that one.
    boolean isIn(Path file);

    /// How far it has come.
    long mark();

    /// All that is in it up to a [#mark] is in another file of the user's, too: where nothing comes
    /// behind that, it need not stay when the program ends.
    void isElsewhere(long mark);
}
