package framescope.ui.endpoint;

import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.endpoint.EndpointViewModel.State;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Binds the toolbar's server part to its view model.
public final class EndpointController {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    // Below this the address that the server listens on would be cut off.
    private static final double NARROW_WIDTH = 1180;

    private final EndpointViewModel model;

    @FXML private ToolBar toolbar;
    @FXML private TextField address;
    @FXML private Button startStop;
    @FXML private FontIcon startStopIcon;
    @FXML private Label state;
    @FXML private ChoiceBox<ReplyMode> replyMode;
    @FXML private ToggleGroup policy;
    @FXML private CheckMenuItem compressing;
    @FXML private HBox refusalBanner;
    @FXML private Label refusal;
    @FXML private Button openTestPage;
    @FXML private Button copyLink;
    @FXML private HBox problemBanner;
    @FXML private Label problem;
    @FXML private Button startOnAlternative;
    @FXML private HBox warningBanner;
    @FXML private Label warning;

    public EndpointController(EndpointViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        address.textProperty().bindBidirectional(model.addressProperty());
        replyMode.getItems().setAll(ReplyMode.values());
        replyMode.setConverter(new ReplyModeConverter());
        replyMode.valueProperty().bindBidirectional(model.replyModeProperty());
        policy.selectedToggleProperty().subscribe(this::policyChosen);
        model.policyProperty().subscribe(this::showPolicy);
        compressing.selectedProperty().bindBidirectional(model.compressingProperty());
        model.refusedOriginProperty().subscribe(this::showRefusal);
        problem.textProperty().bind(model.problemProperty());
        show(problemBanner, false);
        model.problemProperty().subscribe(text -> show(problemBanner, !text.isEmpty()));
        model.alternativeProperty().subscribe(this::offer);
        model.listeningProperty().subscribe(this::warnOfNetwork);
        model.stateProperty().subscribe(this::showState);
        // The theme's toolbars have flat buttons, which do not look as if one could press them.
        toolbar.getStyleClass().remove("tool-bar");
        toolbar.widthProperty().subscribe(width -> suit(width.doubleValue()));
    }

    // JavaFX: a toolbar in a state that it had before it had its skin loses its spacing.
    private void suit(double width) {
        if (width > 0) {
            toolbar.pseudoClassStateChanged(NARROW, width < NARROW_WIDTH);
        }
    }

    private static void show(HBox banner, boolean visible) {
        banner.setVisible(visible);
        banner.setManaged(visible);
    }

    private void policyChosen(@Nullable Toggle chosen) {
        if (chosen != null) {
            model.policyProperty().set(Policy.valueOf(String.valueOf(chosen.getUserData())));
        }
    }

    private void showPolicy(Policy chosen) {
        policy.getToggles().stream()
                .filter(toggle -> chosen.name().equals(String.valueOf(toggle.getUserData())))
                .findFirst()
                .ifPresent(policy::selectToggle);
    }

    private void showRefusal(Optional<String> origin) {
        show(refusalBanner, origin.isPresent());
        origin.ifPresent(from ->
                refusal.setText(Messages.format("endpoint.refused", VisibleText.escape(from))));
    }

    private void offer(Optional<ListenAddress> free) {
        startOnAlternative.setVisible(free.isPresent());
        startOnAlternative.setManaged(free.isPresent());
        free.ifPresent(listen ->
                startOnAlternative.setText(
                        Messages.format("endpoint.useFreePort", String.valueOf(listen.port()))));
    }

    private void warnOfNetwork(Optional<ListenAddress> listening) {
        boolean open = listening.filter(listen -> !listen.isLoopback()).isPresent();
        show(warningBanner, open);
        if (open) {
            warning.setText(Messages.format("endpoint.openToNetwork", listening.orElseThrow()));
        }
    }

    private void showState(State now) {
        boolean stopped = now == State.STOPPED;
        boolean running = now == State.RUNNING;
        address.setDisable(!stopped);
        startStop.setDisable(!stopped && !running);
        startStop.setText(Messages.get(running ? "endpoint.stop" : "endpoint.start"));
        startStop.setAccessibleText(startStop.getText());
        startStopIcon.setIconLiteral(running ? "fth-square" : "fth-play");
        startStop.pseudoClassStateChanged(RUNNING, running);
        openTestPage.setDisable(!running);
        copyLink.setDisable(!running);
        state.pseudoClassStateChanged(RUNNING, running);
        state.setText(
                model.listeningProperty()
                        .get()
                        .filter(listen -> running)
                        .map(listen -> Messages.format("endpoint.state.on", listen))
                        .orElseGet(() -> Messages.of("endpoint.state", now)));
    }

    @FXML
    private void toggle() {
        model.toggle();
    }

    @FXML
    private void startIfStopped() {
        model.start();
    }

    @FXML
    private void openTestPage() {
        model.openTestPage();
    }

    @FXML
    private void copyLink() {
        model.copyLink();
    }

    @FXML
    private void startOnAlternative() {
        model.startOnAlternative();
    }

    @FXML
    private void forgetProblem() {
        model.forgetProblem();
    }

    @FXML
    private void allowRefusedOrigin() {
        model.allowRefusedOrigin();
    }

    @FXML
    private void dismissRefusedOrigin() {
        model.dismissRefusedOrigin();
    }

    private static final class ReplyModeConverter extends StringConverter<ReplyMode> {
        @Override
        public String toString(ReplyMode mode) {
            return mode == null ? "" : Messages.of("reply", mode);
        }

        @Override
        public ReplyMode fromString(String text) {
            throw new IllegalStateException("a choice box is not written to");
        }
    }
}
