package framescope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.capture.MemoryCapture;
import framescope.compose.Preset;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.lab.LabCase.Verdict;
import framescope.lab.LabEndedException.Reason;
import framescope.testing.Await;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which page a run tests, and what becomes of it when the page, the server or the user leaves.
@Tag("socket")
class LabTest {
    private static final Trial TEXT = new Trial.Frames(Preset.TEXT);
    private static final Trial CLOSE = new Trial.Frames(Preset.CLOSE_1000);

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 24);
    private final Inspector inspector = new Inspector(capture);
    private final Lab lab = new Lab(inspector, capture, Duration.ofSeconds(1));
    private InetSocketAddress server;

    @BeforeEach
    void start() throws Exception {
        ListenAddress address =
                inspector.start(InspectorSettings.at(new ListenAddress("127.0.0.1", 0)));
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port());
    }

    @AfterEach
    void stop() {
        inspector.stop();
    }

    @Test
    void whatThePageSawIsPartOfTheVerdict() throws Exception {
        try (FakePage _ = FakePage.open(server, "a", "Firefox/9.0")) {
            assertThat(lab.begin(Optional.empty()))
                    .containsExactly(new LabPage("a", "Firefox/9.0"));
            LabCase text = lab.run(TEXT);
            assertThat(text.page()).contains(text.expected());
            assertThat(text.verdict()).isEqualTo(Verdict.AGREES);
            LabCase close = lab.run(CLOSE);
            assertThat(close.page().orElseThrow().close())
                    .isEqualTo(new PageReport.Close(1000, "bye", true));
            assertThat(close.verdict()).isEqualTo(Verdict.AGREES);
        }
    }

    @Test
    void whatTheServerUsuallyAnswersIsNoMessageOfACase() throws Exception {
        inspector.setReplyMode(ReplyMode.GOOD);
        try (FakePage _ = FakePage.open(server, "a", "Firefox/9.0")) {
            lab.begin(Optional.empty());
            assertThat(lab.run(TEXT).outcome().messages()).isEmpty();
        }
    }

    @Test
    void ofSeveralPagesOneIsTestedAndTheOthersAreToldToWait() throws Exception {
        try (FakePage first = FakePage.open(server, "a", "Firefox/9.0");
                FakePage second = FakePage.open(server, "b", "Chrome/8.0")) {
            bothWait();
            List<LabPage> pages = lab.begin(Optional.of(new LabPage("a", "Firefox/9.0")));
            assertThat(pages).extracting(LabPage::id).containsExactly("a", "b");
            lab.run(TEXT);
            lab.run(CLOSE);
            Await.until(() -> assertThat(second.words()).containsExactly("wait"));
            assertThat(first.words()).containsExactly("go", "go");
            lab.end();
            Await.until(() -> assertThat(first.words()).endsWith("done"));
            Await.until(() -> assertThat(second.words()).endsWith("done"));
        }
    }

    private void bothWait() throws Exception {
        Await.until(() -> assertThat(new LabPages(inspector, capture).open()).hasSize(2));
    }

    @Test
    void aPageThatGoesInTheMiddleIsACaseWithoutOutcome() throws Exception {
        try (FakePage page = FakePage.open(server, "a", "Firefox/9.0")) {
            lab.begin(Optional.empty());
            page.leavingWhenTested();
            LabCase last = lab.run(TEXT);
            assertThat(last.verdict()).isEqualTo(Verdict.NO_OUTCOME);
            assertThat(last.page()).isEmpty();
            ends(Reason.PAGE_GONE, () -> lab.run(CLOSE));
        }
    }

    @Test
    void aPageThatIsLoadedAnewGoesOnWithTheSameCase() throws Exception {
        try (FakePage page = FakePage.open(server, "a", "Firefox/9.0")) {
            lab.begin(Optional.empty());
            page.reloadingWhenTested();
            assertThat(lab.run(TEXT).verdict()).isEqualTo(Verdict.AGREES);
            assertThat(page.words()).containsExactly("go", "go");
        }
    }

    @Test
    void anotherBrowserDoesNotTakeThePlaceOfOneThatIsGone() throws Exception {
        try (FakePage first = FakePage.open(server, "a", "Firefox/9.0");
                FakePage second = FakePage.open(server, "b", "Chrome/8.0")) {
            bothWait();
            lab.begin(Optional.of(new LabPage("a", "Firefox/9.0")));
            first.leavingWhenTested();
            assertThat(lab.run(TEXT).verdict()).isEqualTo(Verdict.NO_OUTCOME);
            ends(Reason.PAGE_GONE, () -> lab.run(CLOSE));
            assertThat(second.words()).doesNotContain("go");
        }
    }

    @Test
    void aCaptureThatIsClearedInTheMiddleDoesNotEndTheRun() throws Exception {
        try (FakePage page = FakePage.open(server, "a", "Firefox/9.0")) {
            lab.begin(Optional.empty());
            lab.run(TEXT);
            capture.clear();
            assertThat(lab.run(CLOSE).verdict()).isEqualTo(Verdict.AGREES);
            assertThat(page.words()).contains("go");
        }
    }

    @Test
    void aRunThatWaitsForAPageIsStoppedAtOnce() throws Exception {
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> ends(Reason.STOPPED, this::begin));
        lab.stop();
        waiting.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aServerOrACaptureThatIsStoppedEndsTheRun() throws Exception {
        try (FakePage _ = FakePage.open(server, "a", "Firefox/9.0")) {
            lab.begin(Optional.empty());
            lab.run(TEXT);
            capture.stop(1);
            ends(Reason.NO_CAPTURE, () -> lab.run(CLOSE));
            capture.goOn(2);
            inspector.stop();
            ends(Reason.NO_SERVER, () -> lab.run(CLOSE));
        }
    }

    private void begin() throws LabEndedException {
        lab.begin(Optional.empty());
    }

    private static void ends(Reason reason, ThrowingCallable run) {
        assertThatThrownBy(run)
                .isInstanceOfSatisfying(
                        LabEndedException.class,
                        ended -> assertThat(ended.reason()).isEqualTo(reason));
    }
}
