package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import java.util.List;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/// The deflate lens: a compressed message symbol by symbol.
class DeflateUiTest extends WindowTest {
    private static final FrameBytes HELLO =
            FrameBytes.of(Opcode.TEXT, Bytes.ofHex("f2 48 cd c9 c9 07 00")).rsv1().masked();
    private static final FrameBytes HELLO_AGAIN =
            FrameBytes.of(Opcode.TEXT, Bytes.ofHex("f2 00 11 00 00")).rsv1().masked();

    @Test
    void theSecondHelloOfRfc7692CopiesTheFirst() throws Exception {
        try (RawClient client = RawClient.openDeflating(loopback(startSilent()))) {
            client.send(HELLO, HELLO_AGAIN);
            select(3);
            Await.until(() -> assertThat(symbols()).hasSize(8));
            assertThat(symbols())
                    .startsWith(
                            "0.0||block in the fixed code|010|",
                            "0.3|H|literal 48|01111000|0",
                            "1.3|e|literal 65|10010101|1")
                    .endsWith(
                            "5.3||end of block|0000000|",
                            "6.2||block of bytes as they are, left out on the wire|"
                                    + "000000000000000000000011… (38)|");
            select(4);
            Await.until(() -> assertThat(symbols()).hasSize(5));
            assertThat(symbols().get(2))
                    .isEqualTo(
                            "1.3|ello|copy 4 bytes, 5 back: earlier message" + "|0000010001000|1");
            assertThat(textOf("#deflate-summary"))
                    .contains("5 compressed bytes", "hold 5 bytes")
                    .contains("One copy fetches 4 bytes out of messages before it")
                    .contains("without context takeover it would take 7 bytes")
                    .contains("2 messages, 12 for 10 bytes, 120%");
        }
    }

    @Test
    void aMessageThatIsNotCompressedHasNoLens() throws Exception {
        try (RawClient client = RawClient.openDeflating(loopback(startSilent()))) {
            client.send(FrameBytes.text("plain").masked());
            select(3);
            assertThat(onFxThread(() -> window.wiring().detail().tabs()))
                    .contains(DetailTab.MESSAGE)
                    .doesNotContain(DetailTab.DEFLATE);
        }
    }

    private void select(long row) throws Exception {
        Await.until(() -> assertThat(window.wiring().store().row(row)).isPresent());
        CaptureRecord shown = window.wiring().store().row(row).orElseThrow();
        onFx(() -> {
            window.wiring().frames().select(shown);
            window.wiring().detail().tabProperty().set(DetailTab.DEFLATE);
        });
        Await.until(
                () -> assertThat(onFxThread(() -> window.wiring().detail().tabs())).isNotEmpty());
    }

    @SuppressWarnings("unchecked")
    private List<String> symbols() throws Exception {
        return onFxThread(() ->
                window.scene().lookup("#deflate-symbols") instanceof TableView<?> table
                        ? table.getItems().stream()
                                .map(row -> line((TableView<Integer>) table, (Integer) row))
                                .toList()
                        : List.of());
    }

    private static String line(TableView<Integer> table, Integer row) {
        return String.join(
                "|",
                table.getColumns().stream()
                        .map(column -> String.valueOf(column.getCellData(row)))
                        .toList());
    }
}
