package framescope.ui.framelist;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.ui.PreparedDialogs;
import org.junit.jupiter.api.Test;

/// Much that is in no file is not cleared by one key.
class ClearingTest {
    private final FiveRowList list = new FiveRowList();
    private final PreparedDialogs dialogs = new PreparedDialogs();

    private void clear(long unsaved) {
        list.arrive(3);
        new Clearing(list.model(), () -> unsaved, dialogs).clear();
    }

    @Test
    void fewRowsAreClearedAtOnce() {
        dialogs.answer(false);
        clear(1_000);
        assertThat(list.shown()).isEmpty();
        assertThat(dialogs.questions()).isEmpty();
    }

    @Test
    void manyAreClearedAfterAQuestion() {
        clear(1_001);
        assertThat(list.shown()).isEmpty();
        assertThat(dialogs.questions())
                .containsExactly(
                        "1,001 rows are in no file yet: they are lost when the list is cleared.");
    }

    @Test
    void manyStayWhereTheUserThinksBetterOfIt() {
        dialogs.answer(false);
        clear(1_001);
        assertThat(list.shown()).containsExactly(1L, 2L, 3L);
    }
}
