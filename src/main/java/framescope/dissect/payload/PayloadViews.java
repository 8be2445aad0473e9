package framescope.dissect.payload;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All ways to show a payload. Safe to share between threads.
public final class PayloadViews {
    private static final List<PayloadView> ALL =
            List.of(
                    new JsonView(),
                    new XmlView(),
                    new FormView(),
                    new MessagePackView(),
                    new CborView(),
                    new ProtobufView(),
                    new StompView(),
                    new SocketIoView(),
                    new GraphQlView(),
                    new SignalRView(),
                    new MqttView(),
                    new ImageView(),
                    new TextView());

    private PayloadViews() {}

    /// A payload as shown.
    ///
    /// @param kind what it is shown as
    /// @param problem why it is not shown as what was asked for
    public record Shown(PayloadKind kind, PayloadContent content, Optional<String> problem) {}

    /// What a payload may be, the most likely first, and bytes at the end.
    public static List<PayloadKind> fitting(Payload payload) {
        List<PayloadKind> kinds =
                new java.util.ArrayList<>(
                        ALL.stream()
                                .filter(view -> view.priority(payload) > 0)
                                .sorted(
                                        Comparator.comparingInt((PayloadView view) ->
                                                        view.priority(payload))
                                                .reversed())
                                .map(PayloadView::kind)
                                .toList());
        kinds.add(PayloadKind.HEX);
        return List.copyOf(kinds);
    }

    /// Shows a payload as a kind; as bytes, and with the reason, where it is not of that kind.
    public static Shown show(Payload payload, PayloadKind kind) {
        PayloadContent bytes = new PayloadContent.Hex(payload.bytes());
        Optional<PayloadView> view = ALL.stream().filter(each -> each.kind() == kind).findFirst();
        if (view.isEmpty()) {
            return new Shown(PayloadKind.HEX, bytes, Optional.empty());
        }
        try {
            return new Shown(kind, view.get().show(payload), Optional.empty());
        } catch (PayloadException e) {
            return new Shown(PayloadKind.HEX, bytes, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /// A payload as the most likely of what [#fitting] names that it can be shown as. Where that is
    /// not the first, the problem says why.
    public static Shown showBest(Payload payload) {
        Optional<String> problem = Optional.empty();
        for (PayloadKind kind : fitting(payload)) {
            Shown shown = show(payload, kind);
            if (shown.problem().isEmpty()) {
                return new Shown(shown.kind(), shown.content(), problem);
            }
            problem = problem.or(shown::problem);
        }
        throw new IllegalStateException("bytes can be shown always");
    }
}
