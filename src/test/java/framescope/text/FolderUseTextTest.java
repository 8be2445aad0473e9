package framescope.text;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.journal.FolderUse;
import org.junit.jupiter.api.Test;

/// Whoever chose a limit is told when it is not kept, and by what.
class FolderUseTextTest {
    private static final long GIB = 1L << 30;

    @Test
    void nothingIsSaidAsLongAsTheLimitHolds() {
        assertThat(FolderUseText.over(new FolderUse(4 * GIB, 3 * GIB, 0, GIB), 4 * GIB)).isEmpty();
    }

    @Test
    void whatIsNotDeletedIsNamedWithItsSize() {
        assertThat(FolderUseText.over(new FolderUse(100 * GIB, 99 * GIB, 0, GIB), 4 * GIB))
                .hasValueSatisfying(text ->
                        assertThat(text)
                                .contains("take 100.0 GiB, more than 4.0 GiB.")
                                .contains("(99.0 GiB) is never deleted", "1.0 GiB are being")
                                .doesNotContain("new to you"));
        assertThat(FolderUseText.over(new FolderUse(9 * GIB, 0, 9 * GIB, 0), 4 * GIB))
                .hasValueSatisfying(text -> assertThat(text).contains("9.0 GiB are new to you"));
    }
}
