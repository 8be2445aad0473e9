package framescope.ui.endpoint;

import framescope.inspector.AddressSyntaxException;
import framescope.inspector.Inspector;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.inspector.StartException;
import framescope.protocol.connection.Policy;
import framescope.text.ListenProblem;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.common.BackgroundTasks;
import framescope.ui.common.WebBrowser;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The server as the toolbar shows it. FX thread only.
public final class EndpointViewModel {
    /// What the server is doing.
    public enum State {
        STOPPED,
        STARTING,
        RUNNING,
        STOPPING
    }

    private final Inspector inspector;
    private final BackgroundTasks tasks;
    private final WebBrowser browser;
    private InspectorSettings settings;

    // ---------------------------------------------------------------- properties

    private final StringProperty address = new SimpleStringProperty();
    private final ObjectProperty<ReplyMode> replyMode = new SimpleObjectProperty<>();
    private final ObjectProperty<Policy> policy = new SimpleObjectProperty<>(Policy.STRICT);
    private final BooleanProperty compressing = new SimpleBooleanProperty();
    private final BooleanProperty reading = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<String>> refusedOrigin =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Set<String> dismissedOrigins = new HashSet<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.STOPPED);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<ListenAddress>> alternative =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ListenAddress>> listening =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    /// @param settings what to start with; the address can be changed in the window
    public EndpointViewModel(
            Inspector inspector,
            InspectorSettings settings,
            ReplyMode reply,
            Policy strictness,
            BackgroundTasks tasks,
            WebBrowser browser) {
        this.inspector = inspector;
        this.settings = settings;
        this.tasks = tasks;
        this.browser = browser;
        address.set(settings.address().toString());
        replyMode.subscribe(inspector::setReplyMode);
        replyMode.set(reply);
        policy.subscribe(inspector::setPolicy);
        policy.set(strictness);
        compressing.set(settings.deflate().isPresent());
        compressing.subscribe(inspector::setCompressing);
    }

    /// Where to listen, as the user writes it.
    public StringProperty addressProperty() {
        return address;
    }

    /// How messages are answered.
    public ObjectProperty<ReplyMode> replyModeProperty() {
        return replyMode;
    }

    /// What is done about frames that break a rule.
    public ObjectProperty<Policy> policyProperty() {
        return policy;
    }

    /// Whether connections that are opened from now on may be compressed (RFC 7692).
    public BooleanProperty compressingProperty() {
        return compressing;
    }

    /// Whether a file is being opened, whose rows must not mix with what the server hears: it does not
    /// start meanwhile.
    public BooleanProperty readingProperty() {
        return reading;
    }

    /// An origin whose page was refused, for the user to allow or to dismiss.
    public ReadOnlyObjectProperty<Optional<String>> refusedOriginProperty() {
        return refusedOrigin.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why the last start failed; empty when there is nothing to say.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// An address that can be had instead of the one that failed.
    public ReadOnlyObjectProperty<Optional<ListenAddress>> alternativeProperty() {
        return alternative.getReadOnlyProperty();
    }

    /// Where the server listens while it runs.
    public ReadOnlyObjectProperty<Optional<ListenAddress>> listeningProperty() {
        return listening.getReadOnlyProperty();
    }

    /// Good news to pass on, such as «link copied».
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Starts a stopped server or stops a running one; does nothing in between.
    public void toggle() {
        switch (state.get()) {
            case STOPPED -> start();
            case RUNNING -> stop();
            case STARTING, STOPPING -> {}
        }
    }

    /// Starts the server on the address as written.
    public void start() {
        if (state.get() != State.STOPPED) {
            return;
        }
        forgetProblem();
        if (reading.get()) {
            problem.set(Messages.get("endpoint.reading"));
            return;
        }
        try {
            settings =
                    settings.withAddress(ListenAddress.parse(address.get()))
                            .compressing(compressing.get());
        } catch (AddressSyntaxException e) {
            problem.set(ListenProblem.describe(address.get(), e));
            return;
        }
        state.set(State.STARTING);
        tasks.run(() -> inspector.start(settings), this::started, this::failed);
    }

    /// Starts on the address that was offered instead of the one that failed.
    public void startOnAlternative() {
        alternative
                .get()
                .ifPresent(free -> {
                    address.set(free.toString());
                    start();
                });
    }

    private void started(ListenAddress real) {
        listening.set(Optional.of(real));
        state.set(State.RUNNING);
    }

    private void failed(Exception failure) {
        state.set(State.STOPPED);
        if (failure instanceof StartException refused) {
            ListenAddress wanted = settings.address();
            problem.set(ListenProblem.describe(wanted, refused));
            alternative.set(refused.freePort().stream().mapToObj(wanted::withPort).findFirst());
        } else {
            problem.set(Messages.format("endpoint.failed", String.valueOf(failure)));
        }
    }

    /// Says goodbye to all peers and stops.
    public void stop() {
        if (state.get() != State.RUNNING) {
            return;
        }
        state.set(State.STOPPING);
        notice.set("");
        tasks.run(
                inspector::stop,
                () -> {
                    listening.set(Optional.empty());
                    refreshRefusals();
                    state.set(State.STOPPED);
                });
    }

    /// Closes the message about the last failure.
    public void forgetProblem() {
        problem.set("");
        alternative.set(Optional.empty());
    }

    /// Looks whether a page was refused meanwhile.
    public void refreshRefusals() {
        refusedOrigin.set(
                inspector.refusedOrigins().stream()
                        .filter(origin -> !dismissedOrigins.contains(origin))
                        .sorted()
                        .findFirst());
    }

    /// Lets pages of the refused origin in, until the server stops.
    public void allowRefusedOrigin() {
        refusedOrigin.get().ifPresent(this::allowOrigin);
    }

    /// Lets pages of an origin in, until the server stops, and says so.
    public void allowOrigin(String origin) {
        inspector.allowOrigin(origin);
        refreshRefusals();
        notice.set(Messages.format("endpoint.originAllowed", VisibleText.escape(origin)));
    }

    /// Says no more of the refused origin.
    public void dismissRefusedOrigin() {
        refusedOrigin.get().ifPresent(dismissedOrigins::add);
        refreshRefusals();
    }

    /// Opens the test page in the default browser; where there is none, copies its link.
    public void openTestPage() {
        listening
                .get()
                .map(ListenAddress::pageUrl)
                .ifPresent(url ->
                        tasks.run(
                                () -> browser.open(url),
                                opened -> pageOpened(url, opened),
                                failure -> pageOpened(url, false)));
    }

    private void pageOpened(String url, boolean opened) {
        if (opened) {
            notice.set(Messages.format("endpoint.pageOpened", url));
        } else {
            copyLink();
            notice.set(Messages.format("endpoint.noBrowser", url));
        }
    }

    /// Copies the test page's link to the clipboard.
    public void copyLink() {
        listening
                .get()
                .map(ListenAddress::pageUrl)
                .ifPresent(url -> {
                    browser.copy(url);
                    notice.set(Messages.format("endpoint.linkCopied", url));
                });
    }
}
