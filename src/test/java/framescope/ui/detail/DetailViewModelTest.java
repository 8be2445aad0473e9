package framescope.ui.detail;

import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.dissect.DataSource;
import framescope.dissect.Field;
import framescope.dissect.FieldSpec;
import framescope.dissect.RowDissector;
import framescope.testing.WireWriter;
import framescope.text.RowText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.ManualExecutor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The selected row taken apart, with background jobs that end when the test says so.
class DetailViewModelTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final ManualExecutor jobs = new ManualExecutor();
    private final DetailViewModel detail =
            new DetailViewModel(
                    new RowDissector(capture),
                    new RowText(capture),
                    new BackgroundTasks(jobs, Runnable::run));
    private final CaptureRecord one = client.frame(text("one").masked());
    private final CaptureRecord two = client.frame(text("two").masked());

    @Test
    void aRowIsTakenApartInTheBackground() {
        detail.show(Optional.of(one));
        assertThat(detail.rowProperty().get()).hasValue(one);
        assertThat(detail.dissectionProperty().get()).isEmpty();
        jobs.runFirst();
        assertThat(detail.dissectionProperty().get()).isPresent();
        assertThat(detail.summaryProperty().get()).isEqualTo("one");
    }

    @Test
    void theRowBeforeStaysShownMeanwhile() {
        showWhole(one);
        detail.show(Optional.of(two));
        assertThat(detail.summaryProperty().get()).isEqualTo("one");
        jobs.runFirst();
        assertThat(detail.summaryProperty().get()).isEqualTo("two");
    }

    @Test
    void theResultOfAnOlderSelectionIsDropped() {
        detail.show(Optional.of(one));
        detail.show(Optional.of(two));
        jobs.runLast();
        jobs.runFirst();
        assertThat(detail.summaryProperty().get()).isEqualTo("two");
    }

    @Test
    void aResultThatComesAfterDeselectingIsDropped() {
        detail.show(Optional.of(one));
        detail.show(Optional.empty());
        jobs.runFirst();
        assertThat(detail.dissectionProperty().get()).isEmpty();
        assertThat(detail.summaryProperty().get()).isEmpty();
    }

    @Test
    void deselectingEmptiesTheView() {
        showWhole(one);
        detail.show(Optional.empty());
        assertThat(detail.rowProperty().get()).isEmpty();
        assertThat(detail.dissectionProperty().get()).isEmpty();
        assertThat(detail.summaryProperty().get()).isEmpty();
    }

    @Test
    void aRowWithoutBytesHasASentenceButNoFields() {
        showWhole(client.beginning());
        assertThat(detail.dissectionProperty().get()).isEmpty();
        assertThat(detail.summaryProperty().get()).isEqualTo("from " + WireWriter.REMOTE);
    }

    // ---------------------------------------------------------------- the selected field

    @Test
    void aByteSelectsTheFieldThatHoldsIt() {
        showWhole(one);
        detail.selectFieldAt(DataSource.Kind.WIRE, 2);
        assertThat(selected()).hasValue(FieldSpec.MASKING_KEY);
        detail.selectFieldAt(DataSource.Kind.UNMASKED, 0);
        assertThat(selected()).hasValue(FieldSpec.PAYLOAD_TEXT);
    }

    @Test
    void aByteThatIsNotThereSelectsNothing() {
        showWhole(one);
        detail.selectFieldAt(DataSource.Kind.WIRE, 100);
        assertThat(selected()).isEmpty();
    }

    @Test
    void anotherRowBeginsWithoutASelectedField() {
        showWhole(one);
        detail.selectFieldAt(DataSource.Kind.WIRE, 2);
        showWhole(two);
        assertThat(selected()).isEmpty();
    }

    private void showWhole(CaptureRecord row) {
        detail.show(Optional.of(row));
        jobs.runFirst();
    }

    private Optional<FieldSpec> selected() {
        return detail.selectedFieldProperty().get().map(Field::spec);
    }
}
