package framescope.ui;

import static framescope.ui.WindowHarness.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.dissect.DataSource;
import framescope.testing.Await;
import framescope.testing.RawClient;
import framescope.ui.detail.DetailTab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// Tests that share one window and its server, which answers no message: to make a window takes
/// longer than most of them. Each begins with an empty list and nothing selected. They look at what
/// a row is made of, and leave all else in the window alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedWindowTest extends WindowTest {
    private int port;

    @BeforeAll
    void openTheWindowOfAll() throws Exception {
        super.openWindow();
        port = startSilent();
    }

    @AfterAll
    void closeTheWindowOfAll() throws Exception {
        super.closeWindow();
    }

    @Override
    @BeforeEach
    void openWindow() throws Exception {
        Await.until(() -> assertThat(window.wiring().store().totals().openConnections()).isZero());
        onFx(() -> {
            window.wiring().filter().clear();
            window.wiring().frames().clear();
            window.wiring().detail().tabProperty().set(DetailTab.BITS);
            window.wiring().detail().sourceProperty().set(DataSource.Kind.WIRE);
        });
        awaitRows(0);
    }

    @Override
    @AfterEach
    void closeWindow() throws Exception {
        closeClients();
    }

    /// A client with an open WebSocket, which is closed after the test.
    RawClient connect() throws Exception {
        return connect(port);
    }

    /// A row by its place, from 0 on; waits until there is one.
    CaptureRecord rowAt(long place) throws Exception {
        var store = window.wiring().store();
        Await.until(() -> assertThat(store.row(store.firstRow() + place)).isPresent());
        return store.row(store.firstRow() + place).orElseThrow();
    }

    /// Selects a row by its place, and waits until it is shown what it is made of.
    void selectAt(long place) throws Exception {
        CaptureRecord row = rowAt(place);
        onFx(() -> window.wiring().frames().select(row));
        Await.until(() ->
                assertThat(onFxThread(() -> window.wiring().detail().dissectionProperty().get()))
                        .isPresent());
    }
}
