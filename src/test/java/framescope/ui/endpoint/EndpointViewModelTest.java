package framescope.ui.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureSink;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;
import framescope.testing.FrameBytes;
import framescope.testing.RawClient;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.ManualExecutor;
import framescope.ui.common.RememberingBrowser;
import framescope.ui.common.RememberingBrowser.Behaviour;
import framescope.ui.endpoint.EndpointViewModel.State;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Starting and stopping a real server on loopback, with its jobs run at once.
@Tag("socket")
class EndpointViewModelTest {
    private final Inspector inspector = new Inspector(CaptureSink.NOWHERE);
    private final RememberingBrowser browser = new RememberingBrowser(Behaviour.OPENS);
    private final EndpointViewModel endpoint = endpoint(Runnable::run, browser);

    private EndpointViewModel endpoint(Executor background, RememberingBrowser itsBrowser) {
        return new EndpointViewModel(
                inspector,
                InspectorSettings.at(new ListenAddress("127.0.0.1", 0)),
                ReplyMode.GOOD,
                Policy.STRICT,
                new BackgroundTasks(background, Runnable::run),
                itsBrowser);
    }

    @AfterEach
    void stop() {
        inspector.stop();
    }

    // ---------------------------------------------------------------- starting and stopping

    @Test
    void itBeginsStoppedWithTheAddressOfItsSettings() {
        assertThat(state()).isEqualTo(State.STOPPED);
        assertThat(endpoint.addressProperty().get()).isEqualTo("127.0.0.1:0");
        assertThat(endpoint.listeningProperty().get()).isEmpty();
    }

    @Test
    void startingTellsWhereItReallyListens() {
        endpoint.start();
        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(listening().host()).isEqualTo("127.0.0.1");
        assertThat(listening().port()).isPositive();
    }

    @Test
    void stoppingFreesTheAddress() {
        endpoint.start();
        endpoint.stop();
        assertThat(state()).isEqualTo(State.STOPPED);
        assertThat(endpoint.listeningProperty().get()).isEmpty();
        assertThat(inspector.isRunning()).isFalse();
    }

    @Test
    void itDoesNotStartWhileAFileIsBeingOpened() {
        endpoint.readingProperty().set(true);
        endpoint.toggle();
        assertThat(state()).isEqualTo(State.STOPPED);
        assertThat(endpoint.problemProperty().get()).contains("A file is being opened");
        endpoint.readingProperty().set(false);
        endpoint.toggle();
        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(endpoint.problemProperty().get()).isEmpty();
    }

    @Test
    void oneCommandStartsAndStops() {
        endpoint.toggle();
        assertThat(state()).isEqualTo(State.RUNNING);
        endpoint.toggle();
        assertThat(state()).isEqualTo(State.STOPPED);
    }

    @Test
    void startingTwiceAndStoppingTwiceDoNoHarm() {
        endpoint.start();
        endpoint.start();
        endpoint.stop();
        endpoint.stop();
        assertThat(state()).isEqualTo(State.STOPPED);
        assertThat(endpoint.problemProperty().get()).isEmpty();
    }

    @Test
    void whileItStartsNothingElseCanBeAskedOfIt() {
        ManualExecutor jobs = new ManualExecutor();
        EndpointViewModel slow = endpoint(jobs, browser);
        slow.start();
        assertThat(slow.stateProperty().get()).isEqualTo(State.STARTING);
        slow.toggle();
        slow.stop();
        assertThat(jobs.size()).isEqualTo(1);
        jobs.runFirst();
        assertThat(slow.stateProperty().get()).isEqualTo(State.RUNNING);
    }

    @Test
    void theReplyModeCanBeChangedWhileItRuns() throws Exception {
        endpoint.start();
        try (RawClient client = RawClient.open(URI.create(listening().webSocketUrl()))) {
            client.send(FrameBytes.text("one").masked());
            assertThat(client.readFrame()).isEqualTo(FrameBytes.text("good"));
            endpoint.replyModeProperty().set(ReplyMode.ECHO);
            client.send(FrameBytes.text("two").masked());
            assertThat(client.readFrame()).isEqualTo(FrameBytes.text("two"));
        }
    }

    // ---------------------------------------------------------------- when it can't start

    @Test
    void aPortInUseIsNamedAndAFreeOneOffered() throws Exception {
        try (ServerSocket taken = takenPort()) {
            startOn(taken.getLocalPort());
            assertThat(state()).isEqualTo(State.STOPPED);
            assertThat(endpoint.problemProperty().get())
                    .contains(String.valueOf(taken.getLocalPort()))
                    .contains(String.valueOf(offered().port()));
            assertThat(offered().port()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void startingOnTheOfferedPortWorks() throws Exception {
        try (ServerSocket taken = takenPort()) {
            startOn(taken.getLocalPort());
            ListenAddress offered = offered();
            endpoint.startOnAlternative();
            assertThat(listening()).isEqualTo(offered);
            assertThat(endpoint.addressProperty().get()).isEqualTo(offered.toString());
            assertNothingIsWrong();
        }
    }

    @Test
    void onceThePortIsFreeStartingAgainWorks() throws Exception {
        int port;
        try (ServerSocket taken = takenPort()) {
            port = taken.getLocalPort();
            startOn(port);
        }
        endpoint.start();
        assertThat(listening().port()).isEqualTo(port);
        assertNothingIsWrong();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | such as 127.0.0.1:8000",
                "localhost       | «localhost» has no port",
                "127.0.0.1:http  | «127.0.0.1:http» is not a number",
                "127.0.0.1:65536 | above 65535",
                "a b:8000        | «a b:8000»"
            })
    void anAddressThatCannotBeReadIsSaidToBeSo(String address, String sentence) {
        endpoint.addressProperty().set(address);
        endpoint.start();
        assertThat(state()).isEqualTo(State.STOPPED);
        assertThat(endpoint.problemProperty().get()).contains(sentence);
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        endpoint.addressProperty().set("192.0.2.1:8000");
        endpoint.start();
        assertThat(endpoint.problemProperty().get()).contains("192.0.2.1");
        assertThat(endpoint.alternativeProperty().get()).isEmpty();
    }

    @Test
    void aProblemCanBeDismissed() {
        endpoint.addressProperty().set("");
        endpoint.start();
        endpoint.forgetProblem();
        assertNothingIsWrong();
    }

    // ---------------------------------------------------------------- the test page

    @Test
    void theTestPageIsOpenedInTheBrowser() {
        endpoint.start();
        endpoint.openTestPage();
        assertThat(browser.opened()).containsExactly(listening().pageUrl());
        assertThat(endpoint.noticeProperty().get()).contains("Opened", listening().pageUrl());
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_MISSING", "FAILS"})
    void withoutABrowserItsLinkIsCopied(Behaviour behaviour) {
        RememberingBrowser none = new RememberingBrowser(behaviour);
        EndpointViewModel alone = endpoint(Runnable::run, none);
        alone.start();
        alone.openTestPage();
        String link = alone.listeningProperty().get().orElseThrow().pageUrl();
        assertThat(none.copied()).containsExactly(link);
        assertThat(alone.noticeProperty().get()).contains("No browser", link);
    }

    @Test
    void itsLinkCanBeCopied() {
        endpoint.start();
        endpoint.copyLink();
        assertThat(browser.copied()).containsExactly(listening().pageUrl());
        assertThat(endpoint.noticeProperty().get()).contains("copied", listening().pageUrl());
    }

    @Test
    void thereIsNoTestPageWhileStopped() {
        endpoint.openTestPage();
        endpoint.copyLink();
        assertThat(browser.opened()).isEmpty();
        assertThat(browser.copied()).isEmpty();
    }

    // ---------------------------------------------------------------- steps

    private static ServerSocket takenPort() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private void startOn(int port) {
        endpoint.addressProperty().set("127.0.0.1:" + port);
        endpoint.start();
    }

    private State state() {
        return endpoint.stateProperty().get();
    }

    private ListenAddress listening() {
        return endpoint.listeningProperty().get().orElseThrow();
    }

    private ListenAddress offered() {
        return endpoint.alternativeProperty().get().orElseThrow();
    }

    private void assertNothingIsWrong() {
        assertThat(endpoint.problemProperty().get()).isEmpty();
        assertThat(endpoint.alternativeProperty().get()).isEmpty();
    }
}
