package framescope.ui.compose;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.compose.Draft;
import framescope.compose.Preset;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.protocol.Rule;
import framescope.settings.UserSettings;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.testing.Rows;
import framescope.text.OutlookText;
import framescope.ui.PreparedDialogs;
import framescope.ui.common.BackgroundTasks;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What goes to several connections: what is said beforehand and afterwards is about all of them.
@Tag("socket")
class ManyTargetsIntegrationTest {
    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final Inspector inspector = new Inspector(capture);
    private final PreparedDialogs dialogs = new PreparedDialogs();
    private final ComposeViewModel compose =
            new ComposeViewModel(
                    inspector,
                    capture,
                    UserSettings.inMemory(),
                    new BackgroundTasks(Runnable::run, Runnable::run),
                    dialogs);
    private final List<RawClient> clients = new ArrayList<>();
    private InetSocketAddress address;

    @BeforeEach
    void start() throws Exception {
        inspector.setCompressing(true);
        ListenAddress listening =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        address = new InetSocketAddress(listening.host(), listening.port());
    }

    @AfterEach
    void stop() throws Exception {
        for (RawClient client : clients) {
            client.close();
        }
        inspector.stop();
    }

    @Test
    void theOutcomeIsThatOfAThousandConnections() throws Exception {
        open(1000, 0);
        compose.draft().edit(Draft.close(1000, "bye"));
        assertThat(prediction()).endsWith("So it is for all 1,000 receivers.");
        compose.send();
        for (RawClient client : clients.subList(0, 998)) {
            assertThat(client.readFrame()).isEqualTo(close(1000, "bye"));
            client.send(close(1000, "").masked());
        }
        awaitOutcome("998: Close 1000 normal closure, within ", "; #999, #1000: nothing so far");
        for (RawClient client : clients.subList(998, 1000)) {
            client.send(close(1000, "").masked());
        }
        awaitOutcome("All 1,000: Close 1000 normal closure, within ", " ms");
    }

    @Test
    void thePredictionSaysWhereItDiffersAndEachGetsItsOwnFindings() throws Exception {
        open(1, 2);
        dialogs.answer(true);
        compose.draft().edit(Preset.COMPRESSED.draft());
        assertThat(prediction().lines().toList())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "#2, #3, compression agreed on: The receiver gives"
                                                        + " a message"),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "#1, no compression: The receiver fails the"
                                                        + " connection with 1002"));
        compose.send();
        Await.until(() -> assertThat(sent()).hasSize(3));
        assertThat(sent())
                .allSatisfy(row ->
                        assertThat(row.broken().contains(Rule.RESERVED_BITS))
                                .isEqualTo(row.connection() == 1));
    }

    @Test
    void othersThanTheThreeLargestGroupsAreToldOfTogether() throws Exception {
        open(9, 0);
        compose.draft().edit(Draft.text("?"));
        compose.send();
        for (int i = 0; i < 9; i++) {
            assertThat(clients.get(i).readFrame()).isEqualTo(text("?"));
            clients.get(i).send(close(4000 + Math.max(0, i - 4), "").masked());
        }
        awaitOutcome("5: Close 4000", "; #6: Close 4001", "; #7: Close 4002", "; 2 others");
    }

    private void open(int plain, int deflating) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < plain + deflating; i++) {
            clients.add(i < plain ? RawClient.open(address) : RawClient.openDeflating(address));
            numbers.add(i + 1);
        }
        compose.targets().openConnectionsProperty().set(numbers);
    }

    private String prediction() {
        return compose.draft().outlookProperty().get().map(OutlookText::of).orElse("");
    }

    private List<CaptureRecord> sent() {
        return Rows.of(capture, RowKind.FRAME).stream()
                .filter(row -> row.direction() == Direction.SERVER_TO_CLIENT)
                .toList();
    }

    private void awaitOutcome(String... parts) throws Exception {
        Await.until(() -> {
            compose.refresh();
            assertThat(compose.outcomeProperty().get()).contains(parts);
        });
    }
}
