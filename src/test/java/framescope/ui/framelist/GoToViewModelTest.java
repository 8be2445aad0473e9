package framescope.ui.framelist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way to a row by its number, in a list of 1,300 rows.
class GoToViewModelTest {
    private final FiveRowList list = new FiveRowList();
    private final GoToViewModel goTo = new GoToViewModel(list.model());

    @BeforeEach
    void arrive() {
        list.arrive(1_300);
    }

    private void go(String typed) {
        goTo.ask();
        goTo.numberProperty().set(typed);
        goTo.go();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234",
                " 1234 ",
                "1,234",
                "1.234",
                "1'234",
                "1’234",
                "1 234",
                "1\u00a0234",
                "1\u202f234"
            })
    void aNumberMayBeWrittenAsAnywhereInTheWorld(String typed) {
        go(typed);
        assertThat(list.selected()).isEqualTo(1_234);
        assertThat(goTo.openProperty().get()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "12 34", "1,23", "1234,567", "1.5", "0x12", "-"})
    void whatIsNoNumberIsNoneOfAnotherRow(String typed) {
        go(typed);
        assertThat(list.nothingIsSelected()).isTrue();
        assertThat(goTo.problemProperty().get()).isNotEmpty();
    }

    @Test
    void theSentenceNamesNumbersThatCanBeWrittenSo() {
        go("1301");
        assertThat(goTo.problemProperty().get()).isEqualTo("There are rows 1 to 1300.");
    }
}
